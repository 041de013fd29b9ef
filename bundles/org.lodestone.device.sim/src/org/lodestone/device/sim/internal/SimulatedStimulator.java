package org.lodestone.device.sim.internal;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.lodestone.core.Finding;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.Permit;
import org.lodestone.device.PulseEvent;
import org.lodestone.device.Stimulator;
import org.lodestone.device.StimulatorStatus;

/** A stimulator that heats nothing: takes an intensity, arms, gives pulses, and falls back to disarmed after a minute without a command. */
final class SimulatedStimulator implements Stimulator {

    private static final IntensityRange RANGE = new IntensityRange(0, 100);
    private static final long ARMED_NANOS = 60_000_000_000L;
    private static final double FULL_AMP_PER_US = 160;
    private static final double ROOM_C = 22;

    private final DeviceContext context;
    private final DeviceContext.Reader reader;
    private final double byHandPerMinute;
    private volatile int intensity;
    private volatile boolean armed;
    private volatile long commandedNanos;
    private volatile boolean closed;

    SimulatedStimulator(DeviceContext context, double byHandPerMinute) {
        this.context = context;
        this.byHandPerMinute = byHandPerMinute;
        this.reader = context.reader("stimulator", this::report);
    }

    @Override
    public String identity() {
        return "simulated stimulator";
    }

    @Override
    public List<Finding> selfTest() {
        return List.of();
    }

    @Override
    public IntensityRange intensityRange() {
        return RANGE;
    }

    @Override
    public void setIntensity(int percent, Permit permit) throws DeviceException {
        if (!RANGE.contains(percent)) {
            throw new DeviceException(Detail.NOT_CONFIGURED, percent + " % is not between 0 and 100 %.");
        }
        permit.require();
        intensity = percent;
        commandedNanos = context.nanoTime();
    }

    @Override
    public void arm(Permit permit) throws DeviceException {
        permit.require();
        commandedNanos = context.nanoTime();
        arms(true);
    }

    @Override
    public void disarm() {
        arms(false);
    }

    @Override
    public void pulse(Permit permit) throws DeviceException {
        if (!armed) {
            throw new DeviceException(Detail.INTERLOCK_OPEN, "The stimulator is not armed.");
        }
        permit.require();
        commandedNanos = context.nanoTime();
        fire();
    }

    @Override
    public void close() {
        closed = true;
        armed = false;
        reader.close();
    }

    private void arms(boolean now) {
        if (armed != now) {
            armed = now;
            context.report(DeviceStatus.of(now ? DeviceState.ACTIVE : DeviceState.READY));
        }
    }

    private synchronized void fire() {
        context.deliver(new PulseEvent(context.nanoTime(), OptionalLong.empty(), FULL_AMP_PER_US * intensity / 100, intensity));
    }

    private void report() {
        long byHand = context.nanoTime();
        for (long k = 0; !closed && !Thread.currentThread().isInterrupted(); k++) {
            long now = context.nanoTime();
            if (armed && now - commandedNanos > ARMED_NANOS) {
                arms(false);
            }
            if (k % 10 == 0) {
                status(now);
            }
            // Somebody presses the trigger at the device itself: it needs nobody's permit.
            if (byHandPerMinute > 0 && now - byHand > 60e9 / byHandPerMinute) {
                byHand = now;
                fire();
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private synchronized void status(long now) {
        context.deliver(new StimulatorStatus(now, armed, intensity, ROOM_C, true));
    }
}

package org.lodestone.device.sim.internal;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.lodestone.core.Parameters;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.MotionLimits;
import org.lodestone.device.Permit;
import org.lodestone.device.Robot;
import org.lodestone.device.RobotStatus;

/**
 * An arm that hurts nobody: stands where it is until it is commanded with a permit, goes straight to the commanded place inside its limits,
 * stops there, and stops earlier when the permit of its motion lapses or the head pushes back too hard.
 */
final class SimulatedRobot implements Robot {

    /** Where it stands at the beginning: above the head, flange down. */
    static final Rigid PARKED = new Rigid(Rotation.about(new Vec3(1, 0, 0), Math.PI), new Vec3(400, 0, 300));

    private static final int STEPS_PER_S = 100;
    private static final double STIFFNESS_N_PER_MM = 2;

    private final DeviceContext context;
    private final MotionLimits limits;
    private final double headTopMm;
    private final DeviceContext.Reader reader;
    private Rigid now = PARKED;
    private Optional<Motion> motion = Optional.empty();
    private volatile boolean closed;

    /** Where it goes, and what allows it as long as it is on its way. */
    private record Motion(Rigid goal, Permit permit) {
    }

    SimulatedRobot(Parameters settings, DeviceContext context) {
        this.context = context;
        this.headTopMm = settings.real("headTopMm");
        this.limits = new MotionLimits(new Vec3(100, -400, 50), new Vec3(700, 400, 600), settings.real("longestStepMm"), Math.toRadians(30),
                settings.real("speedMmPerS"), settings.real("forceLimitN"));
        this.reader = context.reader("arm", this::servo);
    }

    @Override
    public String identity() {
        return "simulated robot";
    }

    @Override
    public Optional<MotionLimits> limits() {
        return Optional.of(limits);
    }

    @Override
    public void moveTo(Rigid flangeToBase, Permit permit) throws DeviceException {
        synchronized (this) {
            if (closed) {
                throw new DeviceException(Detail.COMMUNICATION_LOST, "The simulated robot was closed.");
            }
            limits.require(now, flangeToBase);
            permit.require();
            motion = Optional.of(new Motion(flangeToBase, permit));
        }
        context.report(DeviceStatus.of(DeviceState.ACTIVE));
    }

    @Override
    public void hold() {
        boolean moved;
        synchronized (this) {
            moved = motion.isPresent();
            motion = Optional.empty();
        }
        if (moved) {
            context.report(DeviceStatus.of(DeviceState.READY));
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            motion = Optional.empty();
        }
        reader.close();
    }

    private void servo() {
        for (long k = 0; !closed && !Thread.currentThread().isInterrupted(); k++) {
            step();
            if (k % (STEPS_PER_S / 20) == 0) {
                tell();
            }
            LockSupport.parkNanos(1_000_000_000L / STEPS_PER_S);
        }
    }

    private synchronized void tell() {
        context.deliver(new RobotStatus(context.nanoTime(), motion.isPresent(), now, forceN()));
    }

    private void step() {
        Optional<Motion> allowed = stillAllowed();
        Optional<DeviceStatus> news = Optional.empty();
        synchronized (this) {
            if (motion.isPresent() && motion.equals(allowed)) {
                Rigid to = motion.get().goal();
                double way = now.translationMm().distance(to.translationMm()), step = limits.speedMmPerS() / STEPS_PER_S;
                double turn = now.rotation().inverse().then(to.rotation()).angleRad() / Math.toRadians(30) * STEPS_PER_S;
                double steps = Math.max(way / step, turn);
                now = steps <= 1 ? to : now.towards(to, 1 / steps);
                if (forceN() > limits.forceN()) {
                    motion = Optional.empty();
                    news = Optional.of(new DeviceStatus(DeviceState.FAILED, Detail.INTERLOCK_OPEN,
                            "The robot stopped: it pushes harder than " + limits.forceN() + " N."));
                } else if (steps <= 1) {
                    motion = Optional.empty();
                    news = Optional.of(DeviceStatus.of(DeviceState.READY));
                }
            }
        }
        news.ifPresent(context::report);
    }

    /** Asks the permit of the motion again; not under the lock, because who withdraws one may be stopping this robot. */
    private Optional<Motion> stillAllowed() {
        Optional<Motion> asked;
        synchronized (this) {
            asked = motion;
        }
        if (asked.isEmpty()) {
            return asked;
        }
        try {
            asked.get().permit().require();
            return asked;
        } catch (DeviceException lapsed) {
            synchronized (this) {
                motion = motion.equals(asked) ? Optional.empty() : motion;
            }
            context.report(new DeviceStatus(DeviceState.READY, lapsed.detail(), "The robot stopped on its way: " + lapsed.getMessage()));
            return Optional.empty();
        }
    }

    private double forceN() {
        return STIFFNESS_N_PER_MM * Math.max(0, headTopMm - now.translationMm().z());
    }
}

package org.lodestone.device.magventure.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.lodestone.core.Finding;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.Permit;
import org.lodestone.device.PulseEvent;
import org.lodestone.device.Stimulator;
import org.lodestone.device.StimulatorStatus;
import org.lodestone.device.wire.ByteLink;

/** One connection to a MagPro. Asks for its status twice a second and reports every pulse, wherever it was triggered. */
final class MagVentureStimulator implements Stimulator {

    private static final int ASK_MS = 500;
    private static final int SILENT_MS = 2000;
    private static final int CONFIRM_MS = 1500;
    private static final int HOT_C = 41;
    private static final IntensityRange RANGE = new IntensityRange(0, 100);

    private final System.Logger log = System.getLogger(MagVentureStimulator.class.getName());
    private final ByteLink link;
    private final DeviceConfig config;
    private final DeviceContext context;
    private final Object news = new Object();
    private Reply.Status last;
    private long statusCount;
    private volatile boolean armedHere;
    private volatile boolean closed;
    private DeviceContext.Reader reader = () -> { };

    private MagVentureStimulator(ByteLink link, DeviceConfig config, DeviceContext context) {
        this.link = link;
        this.config = config;
        this.context = context;
    }

    static MagVentureStimulator open(ByteLink link, DeviceConfig config, DeviceContext context) throws DeviceException {
        MagVentureStimulator stimulator = new MagVentureStimulator(link, config, context);
        stimulator.reader = context.reader("magpro", stimulator::listen);
        try {
            stimulator.confirmed(status -> true, "answer");
            return stimulator;
        } catch (DeviceException e) {
            stimulator.close();
            throw e;
        }
    }

    @Override
    public String identity() {
        synchronized (news) {
            return "MagPro, serial " + last.serial();
        }
    }

    @Override
    public List<Finding> selfTest() {
        List<Finding> findings = new ArrayList<>();
        synchronized (news) {
            if (last.coilType() == 0) {
                findings.add(Finding.warning("LS-STIM-001", "No coil is connected to the stimulator.", "Connect the coil."));
            }
            if (last.temperatureC() >= HOT_C) {
                findings.add(Finding.warning("LS-STIM-002", "The coil has " + last.temperatureC() + " degrees.", "Let it cool down."));
            }
        }
        return findings;
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
        send(1, percent, percent);
        confirmed(status -> status.amplitudePercent() == percent, "take " + percent + " %");
    }

    @Override
    public void arm(Permit permit) throws DeviceException {
        permit.require();
        armedHere = true;
        try {
            send(2, 1);
            confirmed(Reply.Status::enabled, "arm");
        } catch (DeviceException e) {
            // It may arm later all the same.
            disarmAsWellAsPossible();
            throw e;
        }
    }

    @Override
    public void disarm() throws DeviceException {
        send(2, 0);
        confirmed(status -> !status.enabled(), "disarm");
        armedHere = false;
    }

    private void disarmAsWellAsPossible() {
        try {
            send(2, 0);
        } catch (DeviceException e) {
            log.log(System.Logger.Level.WARNING, config.id() + " could not be told to disarm: " + e.getMessage());
        }
    }

    @Override
    public void pulse(Permit permit) throws DeviceException {
        synchronized (news) {
            if (last == null || !last.enabled()) {
                throw new DeviceException(Detail.INTERLOCK_OPEN, "The stimulator is not armed.");
            }
        }
        permit.require();
        send(3);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        // What was armed by hand at the device is left alone.
        if (armedHere) {
            disarmAsWellAsPossible();
        }
        try {
            link.close();
        } catch (IOException e) {
            log.log(System.Logger.Level.DEBUG, config.id() + " did not close cleanly: " + e.getMessage());
        }
        reader.close();
    }

    private void send(int... payload) throws DeviceException {
        log.log(System.Logger.Level.INFO, () -> config.id() + " is sent " + java.util.Arrays.toString(payload));
        write(payload);
    }

    private void write(int... payload) throws DeviceException {
        try {
            synchronized (link) {
                link.write(Frames.encode(payload));
            }
        } catch (IOException e) {
            throw new DeviceException(Detail.COMMUNICATION_LOST, "The connection to the stimulator broke: " + e.getMessage(), e);
        }
    }

    /** Asks for the status until it is as wanted: every set value is read back. */
    private void confirmed(Predicate<Reply.Status> wanted, String what) throws DeviceException {
        long end = context.nanoTime() + CONFIRM_MS * 1_000_000L;
        while (true) {
            long before;
            synchronized (news) {
                before = statusCount;
            }
            write(5);
            synchronized (news) {
                try {
                    for (long left = (end - context.nanoTime()) / 1_000_000; statusCount == before && left > 0;
                            left = (end - context.nanoTime()) / 1_000_000) {
                        news.wait(Math.min(left, ASK_MS));
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new DeviceException(Detail.TIMEOUT, "Waiting for the stimulator was given up.", e);
                }
                if (statusCount != before && wanted.test(last)) {
                    return;
                }
            }
            if (context.nanoTime() >= end) {
                throw new DeviceException(Detail.TIMEOUT, "The stimulator did not " + what + ": check cable, coil and its screen.");
            }
        }
    }

    private void listen() {
        Frames frames = new Frames();
        byte[] some = new byte[512];
        long heard = context.nanoTime();
        long asked = 0;
        try {
            while (!closed && !Thread.currentThread().isInterrupted()) {
                long now = context.nanoTime();
                if (now - asked > ASK_MS * 1_000_000L) {
                    asked = now;
                    write(5);
                }
                int got = link.read(some, 0, some.length, 50);
                if (got < 0) {
                    throw new DeviceException(Detail.COMMUNICATION_LOST, "The stimulator closed the connection.");
                }
                frames.add(some, got);
                for (Optional<byte[]> payload = frames.next(); payload.isPresent(); payload = frames.next()) {
                    heard = context.nanoTime();
                    Reply.of(payload.get()).ifPresent(this::handle);
                }
                if (context.nanoTime() - heard > SILENT_MS * 1_000_000L) {
                    throw new DeviceException(Detail.TIMEOUT, "The stimulator has not answered for " + SILENT_MS + " ms.");
                }
            }
        } catch (IOException e) {
            lost(Detail.COMMUNICATION_LOST, "The connection to the stimulator broke: " + e.getMessage());
        } catch (DeviceException e) {
            lost(e.detail(), e.getMessage());
        }
    }

    private void lost(Detail detail, String message) {
        if (!closed) {
            context.report(new DeviceStatus(DeviceState.OFFLINE, detail, message));
        }
    }

    private void handle(Reply reply) {
        long now = context.nanoTime();
        switch (reply) {
            case Reply.Status status -> status(status, now);
            case Reply.Pulse pulse -> context.deliver(new PulseEvent(now, OptionalLong.empty(), pulse.ampPerUs(), amplitude()));
            case Reply.Amplitude amplitude ->
                log.log(System.Logger.Level.DEBUG, () -> config.id() + " has " + amplitude.amplitudePercent() + " %");
        }
    }

    private double amplitude() {
        synchronized (news) {
            return last == null ? Double.NaN : last.amplitudePercent();
        }
    }

    private void status(Reply.Status status, long now) {
        boolean changed;
        synchronized (news) {
            changed = last == null || last.enabled() != status.enabled();
            last = status;
            statusCount++;
            news.notifyAll();
        }
        context.deliver(new StimulatorStatus(now, status.enabled(), status.amplitudePercent(), status.temperatureC(), status.coilType() != 0));
        if (changed) {
            context.report(DeviceStatus.of(status.enabled() ? DeviceState.ACTIVE : DeviceState.READY));
        }
    }
}

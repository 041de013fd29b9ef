package org.lodestone.device.magstim.internal;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.lodestone.core.Finding;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceState;
import org.lodestone.device.DeviceStatus;
import org.lodestone.device.Permit;
import org.lodestone.device.Stimulator;
import org.lodestone.device.StimulatorStatus;
import org.lodestone.device.wire.ByteLink;

/**
 * One connection to a Magstim. While armed from here it is asked twice a second, which is also the heart-beat without which the device
 * disarms by itself within a second.
 */
final class MagstimStimulator implements Stimulator {

    private static final long HEARTBEAT_NANOS = 500_000_000L;
    private static final int SHORT_REPLY = 3;
    private static final int PARAMETER_REPLY = 12;
    private static final IntensityRange RANGE = new IntensityRange(0, 100);

    private final System.Logger log = System.getLogger(MagstimStimulator.class.getName());
    private final ByteLink link;
    private final MagstimLine line;
    private final DeviceConfig config;
    private final DeviceContext context;
    private volatile InstrumentStatus status = new InstrumentStatus(0);
    private volatile int intensity;
    private volatile boolean remoteHere;
    private volatile boolean closed;
    private DeviceContext.Reader reader = () -> { };

    private MagstimStimulator(ByteLink link, DeviceConfig config, DeviceContext context) {
        this.link = link;
        this.line = new MagstimLine(link);
        this.config = config;
        this.context = context;
    }

    static MagstimStimulator open(ByteLink link, DeviceConfig config, DeviceContext context) throws DeviceException {
        MagstimStimulator stimulator = new MagstimStimulator(link, config, context);
        try {
            stimulator.readParameters();
            stimulator.reader = context.reader("magstim", stimulator::watch);
            return stimulator;
        } catch (DeviceException e) {
            stimulator.close();
            throw e;
        }
    }

    @Override
    public String identity() {
        return "Magstim at " + config.address();
    }

    @Override
    public List<Finding> selfTest() {
        return status.hasCoil() ? List.of()
                : List.of(Finding.warning("LS-STIM-001", "No coil is connected to the stimulator.", "Connect the coil."));
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
        takeRemote();
        permit.require();
        command(String.format(Locale.ROOT, "@%03d", percent));
        readParameters();
        if (intensity != percent) {
            throw new DeviceException(Detail.PROTOCOL_ERROR, "The stimulator reads back " + intensity + " % instead of " + percent + " %.");
        }
    }

    @Override
    public void arm(Permit permit) throws DeviceException {
        takeRemote();
        permit.require();
        command("EB");
        if (!status.isArmed()) {
            throw new DeviceException(Detail.INTERLOCK_OPEN, "The stimulator did not arm: check coil, coil switch and interlock.");
        }
    }

    @Override
    public void disarm() throws DeviceException {
        takeRemote();
        command("EA");
        if (status.isArmed()) {
            throw new DeviceException(Detail.PROTOCOL_ERROR, "The stimulator is still armed: use its own switch.");
        }
    }

    @Override
    public void pulse(Permit permit) throws DeviceException {
        readParameters();
        if (!status.isArmed() || !status.isReady()) {
            throw new DeviceException(Detail.INTERLOCK_OPEN, "The stimulator is not armed and ready.");
        }
        permit.require();
        command("EH");
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (remoteHere) {
                command("EA");
                command("R@");
            }
        } catch (DeviceException e) {
            log.log(System.Logger.Level.WARNING, config.id() + " could not be told to disarm: " + e.getMessage());
        }
        try {
            link.close();
        } catch (IOException e) {
            log.log(System.Logger.Level.DEBUG, config.id() + " did not close cleanly: " + e.getMessage());
        }
        reader.close();
    }

    private void takeRemote() throws DeviceException {
        if (!status.isRemote()) {
            command("Q@");
            remoteHere = true;
        }
    }

    private void command(String text) throws DeviceException {
        log.log(System.Logger.Level.INFO, () -> config.id() + " is sent " + text);
        heard(new InstrumentStatus(line.ask(text, SHORT_REPLY)[1] & 0xFF));
    }

    private void readParameters() throws DeviceException {
        byte[] reply = line.ask("J@", PARAMETER_REPLY);
        intensity = Codec.digits(reply, 2);
        heard(new InstrumentStatus(reply[1] & 0xFF));
    }

    private void heard(InstrumentStatus now) {
        InstrumentStatus before = status;
        status = now;
        context.deliver(new StimulatorStatus(context.nanoTime(), now.isArmed(), intensity, Double.NaN, now.hasCoil()));
        if (now.hasError()) {
            context.report(new DeviceStatus(DeviceState.FAILED, Detail.SELF_TEST_FAILED, "The stimulator shows an error on its screen."));
        } else if (before.isArmed() != now.isArmed()) {
            context.report(DeviceStatus.of(now.isArmed() ? DeviceState.ACTIVE : DeviceState.READY));
        }
    }

    private void watch() {
        while (!closed && !Thread.currentThread().isInterrupted()) {
            try {
                if (remoteHere && status.isRemote()) {
                    heard(new InstrumentStatus(line.ask("Q@", SHORT_REPLY)[1] & 0xFF));
                } else {
                    readParameters();
                }
            } catch (DeviceException e) {
                if (!closed) {
                    context.report(new DeviceStatus(DeviceState.OFFLINE, e.detail(), e.getMessage()));
                }
                return;
            }
            LockSupport.parkNanos(HEARTBEAT_NANOS);
        }
    }
}

package org.lodestone.device.magstim.internal;

import java.util.Set;
import org.lodestone.device.Capability;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceKind;
import org.lodestone.device.DriverInfo;
import org.lodestone.device.Stimulator;
import org.lodestone.device.StimulatorDriver;
import org.lodestone.device.wire.LinkDefaults;
import org.lodestone.device.wire.SerialSettings;

/**
 * Magstim stimulators on a serial line or behind a serial port server: {@code magstim-serial:/dev/ttyUSB0}, {@code magstim-tcp://host:4002}. The
 * protocol is known from public clients and was tried against our simulator only, never against a device.
 * OSGI-INF/magstim-stimulator.xml declares it.
 */
public final class MagstimDriver implements StimulatorDriver {

    static final int USUAL_PORT = 4002;
    private static final LinkDefaults USUAL = new LinkDefaults(USUAL_PORT, SerialSettings.plain(9600));

    /** Called by the service runtime and the service loader. */
    public MagstimDriver() {
        // nothing to prepare
    }

    @Override
    public DriverInfo info() {
        return new DriverInfo("lodestone.magstim", "0.1.0", "Magstim", DeviceKind.STIMULATOR, Set.of("magstim-tcp", "magstim-serial"),
                Set.of(Capability.SET_INTENSITY, Capability.REMOTE_ARM, Capability.REMOTE_TRIGGER));
    }

    @Override
    public Stimulator open(DeviceConfig config, DeviceContext context) throws DeviceException {
        return MagstimStimulator.open(context.link(config.address(), USUAL, config.connectTimeout()), config, context);
    }
}

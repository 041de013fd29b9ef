package org.lodestone.device.magventure.internal;

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
 * MagPro stimulators on a serial line or behind a serial port server: {@code magventure-serial:/dev/ttyUSB0}, {@code magventure-tcp://host:4001}. The
 * protocol is known from public clients and was tried against our simulator only, never against a device.
 * OSGI-INF/magventure-stimulator.xml declares it.
 */
public final class MagVentureDriver implements StimulatorDriver {

    static final int USUAL_PORT = 4001;
    private static final LinkDefaults USUAL = new LinkDefaults(USUAL_PORT, SerialSettings.plain(38_400));

    /** Called by the service runtime and the service loader. */
    public MagVentureDriver() {
        // nothing to prepare
    }

    @Override
    public DriverInfo info() {
        return new DriverInfo("lodestone.magventure", "0.1.0", "MagVenture MagPro", DeviceKind.STIMULATOR, Set.of("magventure-tcp", "magventure-serial"),
                Set.of(Capability.PULSE_EVENTS, Capability.SET_INTENSITY, Capability.REMOTE_ARM, Capability.REMOTE_TRIGGER));
    }

    @Override
    public Stimulator open(DeviceConfig config, DeviceContext context) throws DeviceException {
        return MagVentureStimulator.open(context.link(config.address(), USUAL, config.connectTimeout()), config, context);
    }
}

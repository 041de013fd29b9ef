package org.lodestone.device.polhemus.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.lodestone.core.Parameter;
import org.lodestone.device.Capability;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceKind;
import org.lodestone.device.DriverInfo;
import org.lodestone.device.Tracker;
import org.lodestone.device.TrackerDriver;
import org.lodestone.device.wire.LinkDefaults;
import org.lodestone.device.wire.SerialSettings;

/**
 * FASTRAK trackers on a serial line or behind a serial port server: {@code polhemus-serial:/dev/ttyUSB0}, {@code polhemus-tcp://host:4003}.
 * OSGI-INF/polhemus-tracker.xml declares it.
 */
public final class PolhemusDriver implements TrackerDriver {

    static final int USUAL_PORT = 4003;
    private static final LinkDefaults USUAL = new LinkDefaults(USUAL_PORT, SerialSettings.plain(115_200));

    /** Called by the service runtime and the service loader. */
    public PolhemusDriver() {
        // nothing to prepare
    }

    @Override
    public DriverInfo info() {
        return new DriverInfo("lodestone.polhemus", "0.1.0", "Polhemus FASTRAK", DeviceKind.TRACKER,
                Set.of("polhemus-tcp", "polhemus-serial"), Set.of(Capability.SEVERAL_TOOLS));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.text("tools", "head; coil; pointer", "What the sensors of stations 1, 2, ... are fixed to"),
                Parameter.choice("hemisphere", "+x", List.of("+x", "-x", "+y", "-y", "+z", "-z"),
                        "Side of the source on which all sensors are: on the other side positions have the wrong sign"));
    }

    @Override
    public Tracker open(DeviceConfig config, DeviceContext context) throws DeviceException {
        List<String> tools = Arrays.stream(config.settings().text("tools").split(";")).map(String::strip).filter(t -> !t.isEmpty()).toList();
        return PolhemusTracker.open(context.link(config.address(), USUAL, config.connectTimeout()), tools, config, context);
    }
}

package org.lodestone.device.ndi.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lodestone.core.Parameter;
import org.lodestone.device.Capability;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceKind;
import org.lodestone.device.DriverInfo;
import org.lodestone.device.Tracker;
import org.lodestone.device.TrackerDriver;
import org.lodestone.device.wire.LinkDefaults;

/** NDI trackers on the network or on a serial line: {@code ndi-tcp://host:8765}, {@code ndi-serial:/dev/ttyUSB0}. OSGI-INF/ndi-tracker.xml declares it. */
public final class NdiTrackerDriver implements TrackerDriver {

    static final int USUAL_PORT = 8765;
    private static final LinkDefaults USUAL = new LinkDefaults(USUAL_PORT, SerialStart.AFTER_RESET);

    /** Called by the service runtime and the service loader. */
    public NdiTrackerDriver() {
        // nothing to prepare
    }

    @Override
    public DriverInfo info() {
        return new DriverInfo("lodestone.ndi", "0.1.0", "NDI tracker", DeviceKind.TRACKER, Set.of("ndi-tcp", "ndi-serial"),
                Set.of(Capability.DEVICE_TIME, Capability.ERROR_ESTIMATE, Capability.SEVERAL_TOOLS));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.text("tools", "", "Tools in the order of their handles: 'head=head.rom; coil=coil.rom'. Without a file the tool "
                        + "is one that the device knows by itself"),
                Parameter.choice("reply", "BX", List.of("BX", "TX", "BX2"), "Binary, text, or the newer binary replies; text for devices that lack BX"),
                Parameter.real("frameRateHz", 60, 1, 1000, "Camera frames a second, for the device time"),
                Parameter.integer("baud", 115_200, 9600, 1_228_739, "Speed of a serial line after the reset: 9600, 14400, 19200, 38400, "
                        + "57600, 115200, 921600 or 1228739"));
    }

    @Override
    public Tracker open(DeviceConfig config, DeviceContext context) throws DeviceException {
        List<NdiTracker.Tool> tools = tools(config);
        return NdiTracker.open(context.link(config.address(), USUAL, config.connectTimeout()), tools, config, context);
    }

    private static List<NdiTracker.Tool> tools(DeviceConfig config) throws DeviceException {
        List<NdiTracker.Tool> tools = new ArrayList<>();
        for (String entry : config.settings().text("tools").split(";")) {
            if (!entry.isBlank()) {
                String[] parts = entry.strip().split("\\s*=\\s*", 2);
                if (parts[0].isEmpty()) {
                    throw new DeviceException(Detail.NOT_CONFIGURED, "A tool without a name: '" + entry + "'.");
                }
                tools.add(new NdiTracker.Tool(parts[0], parts.length == 2 ? Path.of(parts[1]) : null));
            }
        }
        return tools;
    }
}

package org.lodestone.device.igtl.internal;

import java.net.URI;
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
 * Trackers behind any OpenIGTLink server: {@code openigtlink://host:18944}. Understands TRANSFORM, POSITION, TDATA and QTDATA of protocol
 * versions 1 to 3. OSGI-INF/igtl-tracker.xml declares it.
 */
public final class IgtlTrackerDriver implements TrackerDriver {

    static final int USUAL_PORT = 18944;
    private static final LinkDefaults USUAL = new LinkDefaults(USUAL_PORT, SerialSettings.plain(115_200));

    /** Called by the service runtime and the service loader. */
    public IgtlTrackerDriver() {
        // nothing to prepare
    }

    @Override
    public DriverInfo info() {
        return new DriverInfo("lodestone.igtl", "0.1.0", "OpenIGTLink tracker", DeviceKind.TRACKER, Set.of("openigtlink"),
                Set.of(Capability.DEVICE_TIME, Capability.SEVERAL_TOOLS));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.choice("request", "tdata", List.of("none", "tdata", "qtdata"),
                        "What is asked for when streaming starts; servers that send by themselves ignore it"),
                Parameter.integer("resolutionMs", 0, 0, 10_000, "Least time between two measurements that is asked for; 0 for none"),
                Parameter.text("coordinates", "", "Name of the coordinate system that is asked for; empty for the server's own"));
    }

    @Override
    public Tracker open(DeviceConfig config, DeviceContext context) throws DeviceException {
        // The protocol is spoken over TCP only, so that its addresses do not name a transport.
        URI address = URI.create("openigtlink-tcp:" + config.address().getRawSchemeSpecificPart());
        return IgtlTracker.on(context.link(address, USUAL, config.connectTimeout()), config, context);
    }
}

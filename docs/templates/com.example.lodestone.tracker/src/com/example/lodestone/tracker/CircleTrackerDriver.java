package com.example.lodestone.tracker;

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

/** Describes and opens trackers of one family; holds no connection itself. Registered by OSGI-INF/provider.xml. */
public final class CircleTrackerDriver implements TrackerDriver {

    /** Called by whoever finds this bundle. */
    public CircleTrackerDriver() {
        // a driver keeps no state
    }

    @Override
    public DriverInfo info() {
        return new DriverInfo("com.example.circle", "1.0.0", "Circling pointer", DeviceKind.TRACKER, Set.of("circle"),
                Set.of(Capability.SIMULATED));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("rateHz", 20, 1, 200, "Poses a second."));
    }

    @Override
    public Tracker open(DeviceConfig config, DeviceContext context) throws DeviceException {
        // A real driver connects here, within config.connectTimeout(), and throws DeviceException when nobody answers.
        return new CircleTracker(config.settings().real("rateHz"), context);
    }
}

package org.lodestone.device.sim.internal;

import java.net.URI;
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

/** Offers one simulated tracker as soon as its bundle runs; OSGI-INF/simulated-tracker.xml declares it. */
public final class SimulatedTrackerDriver implements TrackerDriver {

    static final String ID = "lodestone.sim-tracker";

    /** Called by the service runtime. */
    public SimulatedTrackerDriver() {
        // nothing to prepare
    }

    @Override
    public DriverInfo info() {
        return new DriverInfo(ID, "0.1.0", "Simulated tracker", DeviceKind.TRACKER, Set.of("sim"),
                Set.of(Capability.DEVICE_TIME, Capability.ERROR_ESTIMATE, Capability.SEVERAL_TOOLS, Capability.SIMULATED));
    }

    @Override
    public List<Parameter> parameters() {
        return SimulationSettings.PARAMETERS;
    }

    @Override
    public List<DeviceConfig> devicesAtHand() {
        return List.of(DeviceConfig.of("simulated-tracker", "Simulated tracker", this, URI.create("sim:tracker")));
    }

    @Override
    public Tracker open(DeviceConfig config, DeviceContext context) throws DeviceException {
        try {
            return new SimulatedTracker(SimulationSettings.of(config.settings()), context);
        } catch (IllegalArgumentException e) {
            throw new DeviceException(Detail.NOT_CONFIGURED, config.id() + ": " + e.getMessage(), e);
        }
    }
}

package org.lodestone.device.sim.internal;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.lodestone.core.Parameter;
import org.lodestone.device.Capability;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceContext;
import org.lodestone.device.DeviceKind;
import org.lodestone.device.DriverInfo;
import org.lodestone.device.InputDriver;
import org.lodestone.device.TriggerInput;

/** Offers one simulated trigger input as soon as its bundle runs; OSGI-INF/simulated-trigger.xml declares it. */
public final class SimulatedTriggerDriver implements InputDriver {

    /** Called by the service runtime and the service loader. */
    public SimulatedTriggerDriver() {
        // nothing to prepare
    }

    @Override
    public DriverInfo info() {
        return new DriverInfo("lodestone.sim-trigger", "0.1.0", "Simulated trigger input", DeviceKind.TRIGGER, Set.of("sim-trigger"), Set.of(Capability.SIMULATED));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("pulsesPerMinute", 12, 0.1, 600, "Pulses a minute"));
    }

    @Override
    public List<DeviceConfig> devicesAtHand() {
        return List.of(DeviceConfig.of("simulated-trigger", "Simulated trigger input", this, URI.create("sim-trigger:room")));
    }

    @Override
    public TriggerInput open(DeviceConfig config, DeviceContext context) {
        return new SimulatedTrigger(config.settings(), context);
    }
}

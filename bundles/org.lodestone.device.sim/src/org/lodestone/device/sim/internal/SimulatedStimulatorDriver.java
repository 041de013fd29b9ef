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
import org.lodestone.device.Stimulator;
import org.lodestone.device.StimulatorDriver;

/** Offers one simulated stimulator as soon as its bundle runs; OSGI-INF/simulated-stimulator.xml declares it. */
public final class SimulatedStimulatorDriver implements StimulatorDriver {

    /** Called by the service runtime and the service loader. */
    public SimulatedStimulatorDriver() {
        // nothing to prepare
    }

    @Override
    public DriverInfo info() {
        return new DriverInfo("lodestone.sim-stimulator", "0.1.0", "Simulated stimulator", DeviceKind.STIMULATOR, Set.of("sim-stimulator"),
                Set.of(Capability.PULSE_EVENTS, Capability.SET_INTENSITY, Capability.REMOTE_ARM, Capability.REMOTE_TRIGGER, Capability.SIMULATED));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("byHandPerMinute", 0, 0, 600, "Pulses a minute that somebody gives at the device itself"));
    }

    @Override
    public List<DeviceConfig> devicesAtHand() {
        return List.of(DeviceConfig.of("simulated-stimulator", "Simulated stimulator", this, URI.create("sim-stimulator:room")));
    }

    @Override
    public Stimulator open(DeviceConfig config, DeviceContext context) {
        return new SimulatedStimulator(context, config.settings().real("byHandPerMinute"));
    }
}

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
import org.lodestone.device.EmgInput;

/** Offers one simulated muscle amplifier as soon as its bundle runs; OSGI-INF/simulated-emg.xml declares it. */
public final class SimulatedEmgDriver implements InputDriver {

    /** Called by the service runtime and the service loader. */
    public SimulatedEmgDriver() {
        // nothing to prepare
    }

    @Override
    public DriverInfo info() {
        return new DriverInfo("lodestone.sim-emg", "0.1.0", "Simulated muscle amplifier", DeviceKind.EMG, Set.of("sim-emg"), Set.of(Capability.SIMULATED));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("pulsesPerMinute", 12, 0.1, 600, "Responses a minute"),
                Parameter.real("responseMicrovolts", 800, 0, 10000, "Peak to peak"),
                Parameter.integer("seed", 1, 0, Long.MAX_VALUE, "Seed of the noise"));
    }

    @Override
    public List<DeviceConfig> devicesAtHand() {
        return List.of(DeviceConfig.of("simulated-emg", "Simulated muscle amplifier", this, URI.create("sim-emg:room")));
    }

    @Override
    public EmgInput open(DeviceConfig config, DeviceContext context) {
        return new SimulatedEmg(config.settings(), context);
    }
}

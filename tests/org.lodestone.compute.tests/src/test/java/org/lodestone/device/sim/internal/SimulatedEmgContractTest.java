package org.lodestone.device.sim.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.lodestone.core.Parameters;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.InputDriver;
import org.lodestone.testkit.InputDriverContract;

class SimulatedEmgContractTest extends InputDriverContract {

    @Override
    protected InputDriver driver() {
        return new SimulatedEmgDriver();
    }

    @Override
    protected DeviceConfig device() {
        return new DeviceConfig("input", "input", driver().info().id(), URI.create("sim-emg:room"),
                Parameters.of(driver().parameters(), Map.of("pulsesPerMinute", 600.0)), Duration.ofSeconds(5));
    }
}

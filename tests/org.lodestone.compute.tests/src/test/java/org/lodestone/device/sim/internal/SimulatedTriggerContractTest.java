package org.lodestone.device.sim.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.lodestone.core.Parameters;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.InputDriver;
import org.lodestone.testkit.InputDriverContract;

class SimulatedTriggerContractTest extends InputDriverContract {

    @Override
    protected InputDriver driver() {
        return new SimulatedTriggerDriver();
    }

    @Override
    protected DeviceConfig device() {
        return new DeviceConfig("input", "input", driver().info().id(), URI.create("sim-trigger:room"),
                Parameters.of(driver().parameters(), Map.of("pulsesPerMinute", 600.0)), Duration.ofSeconds(5));
    }
}

package org.lodestone.device.ndi.internal;

import java.net.URI;
import java.util.Map;
import org.lodestone.device.TrackerDriver;
import org.lodestone.device.wire.WireSimulator;
import org.lodestone.testkit.TrackerDriverContract;

class NdiContractTest extends TrackerDriverContract {

    @Override
    protected TrackerDriver driver() {
        return new NdiTrackerDriver();
    }

    @Override
    protected WireSimulator simulator() {
        return new NdiSimulator();
    }

    @Override
    protected URI address(int port) {
        return URI.create("ndi-tcp://127.0.0.1:" + port);
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of("tools", "head; coil; pointer");
    }
}

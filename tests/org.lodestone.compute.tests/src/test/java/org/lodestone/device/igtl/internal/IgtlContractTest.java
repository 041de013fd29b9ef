package org.lodestone.device.igtl.internal;

import java.net.URI;
import org.lodestone.device.TrackerDriver;
import org.lodestone.device.wire.WireSimulator;
import org.lodestone.testkit.TrackerDriverContract;

class IgtlContractTest extends TrackerDriverContract {

    @Override
    protected TrackerDriver driver() {
        return new IgtlTrackerDriver();
    }

    @Override
    protected WireSimulator simulator() {
        return new IgtlSimulator();
    }

    @Override
    protected URI address(int port) {
        return URI.create("openigtlink://127.0.0.1:" + port);
    }
}

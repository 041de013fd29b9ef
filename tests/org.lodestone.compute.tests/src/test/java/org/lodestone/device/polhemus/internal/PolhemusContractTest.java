package org.lodestone.device.polhemus.internal;

import java.net.URI;
import org.lodestone.device.TrackerDriver;
import org.lodestone.device.wire.WireSimulator;
import org.lodestone.testkit.TrackerDriverContract;

class PolhemusContractTest extends TrackerDriverContract {

    @Override
    protected TrackerDriver driver() {
        return new PolhemusDriver();
    }

    @Override
    protected WireSimulator simulator() {
        return new PolhemusSimulator();
    }

    @Override
    protected URI address(int port) {
        return URI.create("polhemus-tcp://127.0.0.1:" + port);
    }

    /**
     * Hundredths of a centimetre and of a degree, half of one on each of three axes, over 100 mm of lever; and the moment is only known to
     * some hundredths of a second, in which the coil turns by two milliradians.
     */
    @Override
    protected double roundingMm() {
        return 0.05 * Math.sqrt(3) + 100 * Math.toRadians(0.005) * 3 + 100 * 0.002;
    }
}

package org.lodestone.device.magventure.internal;

import java.net.URI;
import org.lodestone.device.StimulatorDriver;
import org.lodestone.device.wire.WireSimulator;
import org.lodestone.testkit.StimulatorDriverContract;

class MagVentureContractTest extends StimulatorDriverContract {

    @Override
    protected StimulatorDriver driver() {
        return new MagVentureDriver();
    }

    @Override
    protected WireSimulator simulator() {
        return new MagVentureSimulator();
    }

    @Override
    protected URI address(int port) {
        return URI.create("magventure-tcp://127.0.0.1:" + port);
    }
}

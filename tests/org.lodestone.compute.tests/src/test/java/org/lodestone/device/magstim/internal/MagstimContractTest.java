package org.lodestone.device.magstim.internal;

import java.net.URI;
import org.lodestone.device.StimulatorDriver;
import org.lodestone.device.wire.WireSimulator;
import org.lodestone.testkit.StimulatorDriverContract;

class MagstimContractTest extends StimulatorDriverContract {

    @Override
    protected StimulatorDriver driver() {
        return new MagstimDriver();
    }

    @Override
    protected WireSimulator simulator() {
        return new MagstimSimulator();
    }

    @Override
    protected URI address(int port) {
        return URI.create("magstim-tcp://127.0.0.1:" + port);
    }
}

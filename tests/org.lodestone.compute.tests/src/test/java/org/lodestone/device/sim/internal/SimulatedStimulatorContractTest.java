package org.lodestone.device.sim.internal;

import java.net.URI;
import org.junit.jupiter.api.Disabled;
import org.lodestone.device.StimulatorDriver;
import org.lodestone.device.wire.FaultScript;
import org.lodestone.device.wire.WireSimulator;
import org.lodestone.testkit.StimulatorDriverContract;

class SimulatedStimulatorContractTest extends StimulatorDriverContract {

    @Override
    protected StimulatorDriver driver() {
        return new SimulatedStimulatorDriver();
    }

    @Override
    protected WireSimulator simulator() {
        return new WireSimulator() {
            @Override
            public String device() {
                return "simulated stimulator";
            }

            @Override
            public int usualPort() {
                return 0;
            }

            @Override
            public Running start(int port, FaultScript faults, long seed) {
                return new Running() {
                    @Override
                    public int port() {
                        return 1;
                    }

                    @Override
                    public void close() {
                        // nothing runs
                    }
                };
            }
        };
    }

    @Override
    protected URI address(int port) {
        return URI.create("sim-stimulator:room");
    }

    @Override
    @Disabled("it has no cable")
    protected void aDeviceThatLeavesIsReportedOnceAndCommandsEndInTheTypedExceptionInTime() {
        // nothing can be pulled
    }
}

package org.lodestone.device.sim.internal;

import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Disabled;
import org.lodestone.device.TrackerDriver;
import org.lodestone.device.wire.FaultScript;
import org.lodestone.device.wire.WireSimulator;
import org.lodestone.testkit.TrackerDriverContract;

class SimulatedTrackerContractTest extends TrackerDriverContract {

    private String script = "";

    @Override
    protected TrackerDriver driver() {
        return new SimulatedTrackerDriver();
    }

    /** There is no wire: what would go wrong on one goes wrong in the tracker itself. */
    @Override
    protected WireSimulator simulator() {
        return new WireSimulator() {
            @Override
            public String device() {
                return "simulated tracker";
            }

            @Override
            public int usualPort() {
                return 0;
            }

            @Override
            public Running start(int port, FaultScript faults, long seed) {
                script = faults.faults().stream().map(SimulatedTrackerContractTest::step).collect(Collectors.joining(";"));
                return new Running() {
                    @Override
                    public int port() {
                        return 1;
                    }

                    @Override
                    public void close() {
                        script = "";
                    }
                };
            }
        };
    }

    private static String step(FaultScript.Fault fault) {
        return switch (fault.kind()) {
            case HIDE -> fault.startS() + " hide " + fault.tool() + " " + fault.seconds();
            case UNPLUG, RESTART -> fault.startS() + " unplug";
            case DROP, STALE, GARBLE, SLOW -> fault.startS() + " freeze " + fault.seconds();
        };
    }

    @Override
    protected URI address(int port) {
        return URI.create("sim:tracker");
    }

    @Override
    protected Map<String, Object> settings() {
        return Map.of("noiseMm", 0.0, "noiseDeg", 0.0, "latencyMs", 0.0, "occlusionsPerMinute", 0.0, "seed", 5L, "script", script);
    }

    @Override
    @Disabled("it has no port")
    protected void aDeadPortIsRefusedInTimeWithoutAThread() {
        // nothing to connect to
    }
}

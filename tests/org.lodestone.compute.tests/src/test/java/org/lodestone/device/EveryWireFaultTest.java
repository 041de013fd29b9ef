package org.lodestone.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The first of the ten thousand faults of {@code releng/fuzz --wires}. */
class EveryWireFaultTest {

    private static final int FAULTS_EACH = 40;

    @Test
    void whateverHappensOnTheWireIsALossInWordsAndNeverACrashAHangOrAPulseWithoutLeave() throws Exception {
        // At the same time, because most of it is waiting.
        try (ExecutorService all = Executors.newFixedThreadPool(WireFaults.RIGS.size())) {
            List<Future<WireFaults.Result>> results = new ArrayList<>();
            for (WireFaults.Rig rig : WireFaults.RIGS) {
                results.add(all.submit(() -> WireFaults.run(rig, FAULTS_EACH, 7)));
            }
            for (int i = 0; i < results.size(); i++) {
                WireFaults.Rig rig = WireFaults.RIGS.get(i);
                WireFaults.Result result = results.get(i).get();

                assertEquals(List.of(), result.trouble());
                assertTrue(result.faults() >= FAULTS_EACH && result.measurements() > 0, rig.name() + ": " + result);
                assertTrue(!(rig.driver() instanceof StimulatorDriver) || result.pulses() > 0, rig.name() + ": pulses have to come sometimes");
            }
        }
    }
}

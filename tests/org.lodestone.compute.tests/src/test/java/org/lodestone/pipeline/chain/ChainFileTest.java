package org.lodestone.pipeline.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.RefusedException;
import org.lodestone.pipeline.GateThresholds;
import org.lodestone.study.JsonFile;

class ChainFileTest {

    @TempDir
    private Path folder;

    @Test
    void everyNumberOfEveryPresetHasASource() {
        for (String name : Presets.NAMES) {
            ProcessingChain chain = Presets.named(name);
            assertFalse(chain.references().isEmpty(), name);
            for (ChainStage stage : chain.stages()) {
                assertEquals(stage.parameters().keySet(), stage.sources().keySet(), name + " " + stage.step());
                stage.sources().values().forEach(source -> assertFalse(source.isBlank(), name + " " + stage.step()));
            }
        }
    }

    @Test
    void aChainComesBackAsItWasWritten() throws IOException {
        for (String name : Presets.NAMES) {
            ProcessingChain chain = Presets.named(name).withTargets(List.of("cluster", "group"));
            Path file = folder.resolve(name + ".json");
            JsonFile.write(file, ChainFile.toJson(chain));
            ProcessingChain back = ChainFile.read(file);
            assertEquals(ChainFile.toJson(chain), ChainFile.toJson(back));
            assertEquals(back, Presets.named(file.toString()));
        }
    }

    @Test
    void aStepThatDoesNotExistOrComesTwiceIsRefusedByName() throws IOException {
        for (String steps : List.of("{\"step\": \"spin\"}", "{\"step\": \"trim\"}, {\"step\": \"trim\"}")) {
            Path file = Files.writeString(folder.resolve("chain.json"), "{\"name\": \"x\", \"stages\": [" + steps + "]}");
            RefusedException refused = assertThrows(RefusedException.class, () -> ChainFile.read(file));
            assertEquals("LS-CHAIN-001", refused.findings().getFirst().code());
            assertTrue(refused.findings().getFirst().message().contains("chain.json"));
        }
    }

    @Test
    void aSiteSetsTheLimitsItNamesAndWrongNamesAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("gates.json"), "{\"cleanMinutes\": 8, \"seedTemporalSnr\": 30}");
        GateThresholds limits = GateThresholds.read(file);
        assertEquals(8, limits.cleanMinutes());
        assertEquals(GateThresholds.defaults().brainCoverage(), limits.brainCoverage());
        Files.writeString(file, "{\"cleanMinute\": 8}");
        assertEquals("LS-GATE-001", assertThrows(RefusedException.class, () -> GateThresholds.read(file)).findings().getFirst().code());
    }
}

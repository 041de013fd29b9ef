package org.lodestone.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.pipeline.chain.Presets;
import org.lodestone.pipeline.cohort.FinishedJob;

/** A finished job is recognised by what it rests on, and by nothing else. */
class FinishedJobKeyTest {

    @TempDir
    private Path folder;
    private SmallHead head;

    @BeforeEach
    void aSmallHead() throws IOException {
        head = new SmallHead(folder.resolve("bids"));
        head.t1w("sub-01/anat/sub-01_T1w.nii");
        head.run("sub-01/func/sub-01_task-rest_bold.nii", 20, SmallHead.BOLD, 1);
    }

    private String key(GateThresholds limits, JobSettings settings, String version, String... methods) {
        return FinishedJob.key(new MainJobRequest(folder.resolve("bids"), folder.resolve("out"), "01", List.of(methods), limits,
                new SmallHead.Pack(), head.methods(), version, settings));
    }

    private String key() {
        return key(GateThresholds.defaults(), JobSettings.of(Presets.defaultChain()), "1");
    }

    @Test
    void theSameJobHasTheSameKeyEvenWhenOtherParticipantsCome() throws IOException {
        String before = key();
        Files.setLastModifiedTime(folder.resolve("bids/sub-01/anat/sub-01_T1w.nii"), java.nio.file.attribute.FileTime.fromMillis(0));
        head.t1w("sub-02/anat/sub-02_T1w.nii");
        assertEquals(before, key());
    }

    @Test
    void anotherScanSidecarLimitMethodOrVersionMakesAnotherKey() throws IOException {
        String before = key();
        assertNotEquals(before, key(GateThresholds.defaults(), JobSettings.of(Presets.defaultChain()), "2"));
        assertNotEquals(before, key(GateThresholds.defaults(), JobSettings.of(Presets.defaultChain()), "1", "a.method"));
        assertNotEquals(before, key(GateThresholds.defaults(), new JobSettings(Presets.defaultChain(), Optional.empty(), List.of(), Optional.of(2.5),
                Optional.empty(), Optional.empty(), Optional.empty()), "1"));
        Files.writeString(folder.resolve("bids/task-rest_bold.json"), "{\"RepetitionTime\": 2.0}");
        String withSidecar = key();
        assertNotEquals(before, withSidecar);
        head.run("sub-01/func/sub-01_task-rest_bold.nii", 20, SmallHead.BOLD, 2);
        assertNotEquals(withSidecar, key());
    }
}

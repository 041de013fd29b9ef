package org.lodestone.study.bids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.RefusedException;

class BidsDatasetTest {

    @TempDir
    private Path root;

    @BeforeEach
    void aDatasetOfOneParticipant() throws IOException {
        put("task-rest_bold.json", "{\"RepetitionTime\": 2.0, \"TaskName\": \"rest\"}");
        put("sub-01/anat/sub-01_T1w.nii.gz", "");
        put("sub-01/func/sub-01_task-rest_run-1_bold.nii.gz", "");
        put("sub-01/func/sub-01_task-rest_run-1_bold.json", "{\"RepetitionTime\": 2.5, \"SliceTiming\": [0, 1.25]}");
        put("sub-01/func/sub-01_task-rest_run-2_bold.nii", "");
    }

    private void put(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private String refusal(String label) {
        return assertThrows(RefusedException.class, () -> BidsDataset.open(root).scans(label)).getMessage();
    }

    @Test
    void scansAreListedByPathWithTheirEntities() {
        List<BidsScan> scans = BidsDataset.open(root).scans("01");

        assertEquals(List.of("sub-01_T1w", "sub-01_task-rest_run-1_bold", "sub-01_task-rest_run-2_bold"),
                scans.stream().map(scan -> scan.name().stem()).toList());
        assertEquals("1", scans.get(1).name().entity("run").orElseThrow());
    }

    @Test
    void theSidecarNearestToTheImageWins() {
        List<BidsScan> scans = BidsDataset.open(root).scans("01");

        assertEquals(2.5, scans.get(1).repetitionTimeSeconds().orElseThrow());
        assertEquals(List.of(0.0, 1.25), scans.get(1).sliceTimesSeconds());
        assertEquals(2.0, scans.get(2).repetitionTimeSeconds().orElseThrow(), "inherited from the root");
        assertTrue(scans.get(0).repetitionTimeSeconds().isEmpty(), "a bold sidecar does not apply to a T1w");
    }

    @Test
    void anUnknownParticipantIsRefusedWithTheKnownOnes() {
        assertTrue(refusal("02").contains("[01]"));
    }

    @Test
    void twoImagesOfTheSameLabelAreRefused() throws IOException {
        put("sub-01/anat/sub-01_T1w.nii", "");

        assertTrue(refusal("01").contains("sub-01_T1w.nii"));
    }

    @Test
    void twoSessionsOfTheSameLabelAreRefused() throws IOException {
        put("sub-01/ses-1/anat/sub-01_ses-1_T1w.nii", "");
        put("sub-01/ses-01/anat/sub-01_ses-01_T1w.nii", "");

        assertTrue(refusal("01").contains("ses-01"));
    }

    @Test
    void aSessionListedTwiceIsRefused() throws IOException {
        put("sub-01/ses-1/anat/sub-01_ses-1_T1w.nii", "");
        put("sub-01/sub-01_sessions.tsv", "session_id\nses-1\nses-1\n");

        assertTrue(refusal("01").contains("ses-1 twice"));
    }

    @Test
    void aBrokenSidecarIsNamedWithItsLine() throws IOException {
        put("sub-01/func/sub-01_task-rest_run-2_bold.json", "{\n\"RepetitionTime\": ,\n}");

        String message = refusal("01");

        assertTrue(message.contains("run-2_bold.json") && message.contains("line 2"), message);
    }

    @Test
    void aFolderWithoutParticipantsIsNoDataset(@TempDir Path empty) {
        assertThrows(RefusedException.class, () -> BidsDataset.open(empty));
        assertThrows(RefusedException.class, () -> BidsDataset.open(empty.resolve("absent")));
    }
}

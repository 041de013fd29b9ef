package org.lodestone.study.bids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that fMRIPrep prepared are found with their confounds and masks, in every space. */
class PreparedRunTest {

    @TempDir
    Path folder;

    private void touch(String name) throws IOException {
        Path file = folder.resolve("derivatives/fmriprep/sub-1/ses-a/func/sub-1_ses-a_task-rest_run-1" + name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name.endsWith(".json") ? "{\"RepetitionTime\": 0.8}" : "");
    }

    @Test
    void everySpaceOfARunComesWithItsTableAndMask() throws IOException {
        for (String space : List.of("_space-MNI152NLin2009cAsym_res-2", "_space-T1w")) {
            touch(space + "_desc-preproc_bold.nii.gz");
            touch(space + "_desc-preproc_bold.json");
            touch(space + "_desc-brain_mask.nii.gz");
            touch(space + "_boldref.nii.gz");
        }
        touch("_desc-confounds_timeseries.tsv");
        touch("_desc-confounds_timeseries.json");
        Files.writeString(folder.resolve("derivatives/fmriprep/dataset_description.json"), "{\"DatasetType\": \"derivative\"}");
        Files.createDirectories(folder.resolve("sub-1/anat"));
        List<BidsDataset> derivatives = BidsDataset.open(folder).derivatives();
        assertEquals(1, derivatives.size());
        assertTrue(derivatives.getFirst().isDerivative());
        List<PreparedRun> runs = PreparedRun.of(derivatives.getFirst(), "1");
        assertEquals(List.of("T1w", "MNI152NLin2009cAsym"), runs.stream().map(PreparedRun::space).toList());
        for (PreparedRun run : runs) {
            assertEquals(0.8, run.bold().repetitionTimeSeconds().orElseThrow());
            assertEquals("sub-1_ses-a_task-rest_run-1_desc-confounds_timeseries.tsv", run.confounds().orElseThrow().getFileName().toString());
            assertTrue(run.mask().orElseThrow().toString().contains(run.space()));
            assertTrue(run.reference().isPresent());
        }
        assertEquals(List.of(), PreparedRun.of(BidsDataset.open(folder), "1"));
    }

    @Test
    void withoutATableARunIsFoundNevertheless() throws IOException {
        touch("_desc-preproc_bold.nii.gz");
        PreparedRun run = PreparedRun.of(BidsDataset.open(folder.resolve("derivatives/fmriprep")), "1").getFirst();
        assertEquals("", run.space());
        assertEquals(Optional.empty(), run.confounds());
    }
}

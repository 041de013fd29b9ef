package org.lodestone.study.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Severity;
import org.lodestone.study.store.CaseStore;

/** A disk that is full or cannot be written changes nothing; needs the right to mount a small one. */
class DiskTroubleTest {

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()) == 0,
                "a small disk cannot be mounted here (needs root)");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            // No such program on this system: no such disk either.
            return -1;
        }
    }

    @Test
    void onAFullDiskNothingIsImportedAndTheStoreStaysSound() throws Exception {
        Store store = new Store(disk.resolve("store"));
        store.bring(Store.image(folder.resolve("small.nii.gz"), 1)).orThrow();
        int rows = store.rows();
        Path big = Store.image(folder.resolve("big.nii"), 1);
        byte[] noise = new byte[2 << 20];
        new SplittableRandom(1).nextBytes(noise);
        Path dataset = Files.createDirectories(folder.resolve("set/sub-x/anat"));
        Files.copy(big, dataset.resolve("sub-x_T1w.nii"));
        Files.write(dataset.resolve("sub-x_notes.tsv"), noise);
        Outcome<ImportResult> outcome = store.bring(folder.resolve("set"));
        assertFalse(outcome.isDone());
        String told = outcome.findings().stream().filter(finding -> finding.severity() == Severity.ERROR).findFirst().orElseThrow().toLine();
        assertTrue(told.startsWith("LS-IMPORT-011") && told.contains("free space"), told);
        assertEquals(rows, store.rows());
        assertEquals(List.of(), store.check());
        assertEquals(List.of("02"), store.bring(folder.resolve("small.nii.gz")).orThrow().cases());
    }

    @Test
    void onADiskThatCannotBeWrittenTheStoreIsReadAndChecked() throws Exception {
        Store store = new Store(disk.resolve("store"));
        store.bring(Store.image(folder.resolve("small.nii.gz"), 1)).orThrow();
        assertEquals(0, run("mount", "-o", "remount,ro", disk.toString()));
        assertEquals(List.of(), store.check());
        try (CaseStore open = CaseStore.open(store.root(), "tester")) {
            assertFalse(open.isWritable());
            assertEquals(1, open.cases().size());
            assertEquals("LS-STORE-003", assertThrows(RefusedException.class, open::begin).findings().getFirst().code());
        }
    }
}

package org.lodestone.study.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Execution;
import org.lodestone.core.RefusedException;
import org.lodestone.study.JsonFile;

/** One process writes; the others read and are told who writes. */
class TwoProcessesTest {

    @TempDir
    Path folder;

    @Test
    void theSecondProcessOpensForReadingAndSaysWhoHasTheStore() throws Exception {
        Path root = folder.resolve("store");
        try (ImportingProcess first = ImportingProcess.start(ProcessKit.in(Files.createDirectory(folder.resolve("kit"))), root, "hold")) {
            first.awaitLine("ready");
            try (CaseStore second = CaseStore.open(root, "ben")) {
                assertFalse(second.isWritable());
                String message = second.findings().getFirst().toLine();
                assertTrue(message.contains("LS-STORE-003") && message.contains("process " + first.pid()), message);
                assertEquals(List.of("0"), second.cases().stream().map(StoredCase::label).toList());
                assertEquals(List.of(), StoreCheck.run(second, Execution.unobserved()).findings());
                for (var change : List.<org.junit.jupiter.api.function.Executable>of(second::begin,
                        () -> second.record("review", "sub-0", JsonFile.object()),
                        () -> second.audit().append("look", "sub-0", JsonFile.object()))) {
                    assertEquals("LS-STORE-003", assertThrows(RefusedException.class, change).findings().getFirst().code());
                }
            }
            first.kill();
        }
        try (CaseStore now = CaseStore.open(root, "ben")) {
            assertTrue(now.isWritable());
            now.record("review", "sub-0", JsonFile.object());
        }
    }

    @Test
    void aSecondWindowOfTheSameProcessReadsOnly() {
        Path root = folder.resolve("store");
        try (CaseStore first = CaseStore.openOrCreate(root, "ann"); CaseStore second = CaseStore.open(root, "ann")) {
            first.record("review", "sub-0", JsonFile.object());
            assertFalse(second.isWritable());
            assertEquals(1, second.records("review").size());
        }
    }
}

package org.lodestone.study.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Execution;
import org.lodestone.core.Folders;

/** A process that is killed while it imports leaves whole imports only. */
class KilledImportTest {

    private static final int KILLS = 200;
    private static final int AT_ONCE = 2;
    private static final int FILES_OF_A_CASE = 2;

    @TempDir
    Path folder;

    @Test
    void killedAtTwoHundredRandomMomentsTheStoreHoldsWholeImportsAndItsChainVerifies() throws Exception {
        ProcessKit kit = ProcessKit.in(Files.createDirectory(folder.resolve("kit")));
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<int[]>> lanes = List.of(() -> lane(1, kit), () -> lane(2, kit));
            int committed = 0;
            int unfinished = 0;
            for (Future<int[]> lane : threads.invokeAll(lanes)) {
                committed += lane.get()[0];
                unfinished += lane.get()[1];
            }
            // Proof that the moments were the right ones: imports went through, and others were under way when their process died.
            assertTrue(committed > KILLS / 4, committed + " imports");
            assertTrue(unfinished > KILLS / 8, unfinished + " were interrupted");
        }
    }

    /** @return number of whole imports at the end, and how many times a process left something unfinished */
    private int[] lane(int number, ProcessKit kit) throws Exception {
        SplittableRandom random = new SplittableRandom(20261122L + number);
        Path root = folder.resolve("store" + number);
        int unfinished = 0;
        long importNanos = 50_000_000;
        for (int kill = 0; kill < KILLS / AT_ONCE; kill++) {
            try (ImportingProcess process = ImportingProcess.start(kit, root, "loop")) {
                // Every tenth dies somewhere while it starts, opens or makes the store.
                if (kill % 10 == 0) {
                    Thread.sleep(random.nextInt(250));
                } else {
                    process.awaitLine("ready");
                    long start = System.nanoTime();
                    if (random.nextBoolean()) {
                        process.awaitLine("imported");
                        importNanos = System.nanoTime() - start;
                    }
                    // Anywhere in an import, however fast or busy the machine is.
                    TimeUnit.NANOSECONDS.sleep(random.nextLong(importNanos));
                }
                process.kill();
            }
            unfinished += isEmpty(root.resolve(".lodestone/staging")) ? 0 : 1;
            whole(root);
        }
        try (CaseStore store = CaseStore.open(root, "test")) {
            return new int[] {store.cases().size(), unfinished};
        }
    }

    private static boolean isEmpty(Path staging) throws IOException {
        return Folders.files(staging).isEmpty();
    }

    private static void whole(Path root) throws IOException {
        try (CaseStore store = CaseStore.openOrCreate(root, "test")) {
            assertTrue(store.isWritable());
            assertEquals(List.of(), store.findings());
            assertEquals(List.of(), StoreCheck.run(store, Execution.unobserved()).findings());
            List<StoredCase> cases = store.cases();
            cases.forEach(one -> assertEquals(FILES_OF_A_CASE, one.files().size(), one.label()));
            long imports = store.audit().entries().stream().filter(entry -> entry.action().equals("import")).count();
            assertEquals(imports, cases.size());
            assertTrue(isEmpty(root.resolve(".lodestone/staging")));
        }
    }
}

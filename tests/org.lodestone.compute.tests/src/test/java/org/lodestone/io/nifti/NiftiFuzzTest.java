package org.lodestone.io.nifti;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays mutated files: the first two thousand, and every seed that ever found a fault. */
class NiftiFuzzTest {

    @TempDir
    Path folder;

    @Test
    void mutatedFilesAreReadOrRefused() throws IOException {
        for (long seed = 1; seed <= 2000; seed++) {
            assertEquals("", NiftiFuzz.check(folder, seed), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1})
    void filesThatOnceFoundAFaultAreReadOrRefused(long seed) throws IOException {
        assertEquals("", NiftiFuzz.check(folder, seed));
    }
}

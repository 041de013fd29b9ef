package org.lodestone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void aSumOfFloatsHasTheSameBitsAtAnyThreadCount(int threads) {
        float expected = sum(new Parallel(1));

        assertEquals(Float.floatToIntBits(expected), Float.floatToIntBits(sum(new Parallel(threads))));
    }

    private static float sum(Parallel parallel) {
        return parallel.reduce(100_003, 1000, Progress.NONE, 0f, (start, end) -> {
            float part = 0;
            for (int i = start; i < end; i++) {
                part += 1f / (1 + i);
            }
            return part;
        }, Float::sum);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void everyIndexIsVisitedOnce(int threads) {
        AtomicIntegerArray visits = new AtomicIntegerArray(1001);

        new Parallel(threads).forRanges(1001, 10, Progress.NONE, (start, end) -> {
            for (int i = start; i < end; i++) {
                visits.incrementAndGet(i);
            }
        });

        for (int i = 0; i < visits.length(); i++) {
            assertEquals(1, visits.get(i), "index " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aFailureOfOneChunkReachesTheCaller(int threads) {
        assertThrows(IllegalStateException.class, () -> new Parallel(threads).forRanges(100, 1, Progress.NONE, (start, _) -> {
            if (start == 57) {
                throw new IllegalStateException("chunk 57");
            }
        }));
    }

    @Test
    void aCancelledLoopStopsBeforeItsEnd() {
        AtomicInteger done = new AtomicInteger();
        Progress progress = new Progress() {
            @Override
            public void report(double fraction, String activity) {
                // not asked
            }

            @Override
            public boolean isCancelled() {
                return done.get() >= 10;
            }
        };

        assertThrows(CancelledException.class, () -> new Parallel(2).forRanges(1000, 1, progress, (_, _) -> done.incrementAndGet()));
        assertTrue(done.get() < 1000);
    }
}

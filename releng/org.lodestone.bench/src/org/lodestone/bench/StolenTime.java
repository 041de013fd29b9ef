package org.lodestone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * How much of the processor the host of a virtual machine kept from it: a time that was measured meanwhile is too long. Linux counts it.
 *
 * @param total ticks of all cores so far
 * @param stolen those of them that the host took
 */
record StolenTime(long total, long stolen) {

    private static final Path COUNTED = Path.of("/proc/stat");
    private static final int STOLEN = 7;
    private static final int COUNTERS = 8;

    /** @return until now; empty where nobody counts */
    static Optional<StolenTime> now() throws IOException {
        if (!Files.isReadable(COUNTED)) {
            return Optional.empty();
        }
        long[] ticks = Arrays.stream(Files.readAllLines(COUNTED).getFirst().replaceFirst("^cpu\\s+", "").split("\\s+")).limit(COUNTERS)
                .mapToLong(Long::parseLong).toArray();
        return ticks.length < COUNTERS ? Optional.empty() : Optional.of(new StolenTime(Arrays.stream(ticks).sum(), ticks[STOLEN]));
    }

    /** @return share of the processor that was taken since then, 0 to 1 */
    double since(StolenTime before) {
        return (stolen - before.stolen) / (double) Math.max(1, total - before.total);
    }
}

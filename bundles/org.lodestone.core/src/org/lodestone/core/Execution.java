package org.lodestone.core;

import java.util.Objects;

/**
 * What a long computation runs in: its threads, and the progress it reports to.
 *
 * @param parallel threads
 * @param progress reports and cancellation
 */
public record Execution(Parallel parallel, Progress progress) {

    /** Checks the components. */
    public Execution {
        Objects.requireNonNull(parallel, "parallel");
        Objects.requireNonNull(progress, "progress");
    }

    /** @return all cores, nobody watching */
    public static Execution unobserved() {
        return new Execution(Parallel.allCores(), Progress.NONE);
    }

    /** @return the same threads, reporting to the part start..end of this progress */
    public Execution part(double start, double end) {
        return new Execution(parallel, progress.part(start, end));
    }
}

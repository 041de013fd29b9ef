package org.lodestone.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lodestone.pipeline.chain.ChainStep;
import org.lodestone.pipeline.chain.Presets;
import org.lodestone.pipeline.chain.ProcessingChain;

/**
 * How a job is done, beyond its data.
 *
 * @param chain what is done to the runs
 * @param files runs and T1w scan named one by one; empty for those of the dataset
 * @param confounds tables of prepared runs, in the order of the runs; empty for those beside the runs
 * @param trSeconds time between volumes when the caller knows better than header and sidecar
 * @param search where a target may lie: a region's name or an image file; empty for the chain's
 * @param groupMap mean seed map of a group, Fisher z, in the template's space
 * @param from stages before this one are taken from the results of an earlier job on the same data; empty to do everything
 * @param task a task run for the methods that choose targets by one
 */
public record JobSettings(
        ProcessingChain chain,
        Optional<ScanFiles> files,
        List<Path> confounds,
        Optional<Double> trSeconds,
        Optional<String> search,
        Optional<Path> groupMap,
        Optional<ChainStep> from,
        Optional<TaskScan> task) {

    /** Checks the components and copies the list. */
    public JobSettings {
        Objects.requireNonNull(chain, "chain");
        confounds = List.copyOf(confounds);
    }

    /** Settings without a task run. */
    public JobSettings(ProcessingChain chain, Optional<ScanFiles> files, List<Path> confounds, Optional<Double> trSeconds,
            Optional<String> search, Optional<Path> groupMap, Optional<ChainStep> from) {
        this(chain, files, confounds, trSeconds, search, groupMap, from, Optional.empty());
    }

    /**
     * Scans named one by one.
     *
     * @param runs functional runs, at least one
     * @param t1w the same person's structural scan; empty to look for it in the dataset the first run lies in
     */
    public record ScanFiles(List<Path> runs, Optional<Path> t1w) {

        /** Copies the list. */
        public ScanFiles {
            runs = List.copyOf(runs);
        }
    }

    /** @return the default chain on the scans of the dataset */
    public static JobSettings defaults() {
        return of(Presets.defaultChain());
    }

    /** @return this chain on the scans of the dataset */
    public static JobSettings of(ProcessingChain chain) {
        return new JobSettings(chain, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}

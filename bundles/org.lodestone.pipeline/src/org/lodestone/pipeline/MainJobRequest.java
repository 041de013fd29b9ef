package org.lodestone.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.pipeline.chain.ProcessingChain;

/**
 * What the main job works on.
 *
 * @param dataset folder of a BIDS dataset
 * @param output folder of the derivative dataset; made when absent
 * @param label participant without {@code sub-}
 * @param targetingMethods ids of targeting methods, or their last parts; empty for the default one
 * @param thresholds of the quality gates
 * @param pack templates and atlases
 * @param methods the steps at hand
 * @param softwareVersion for provenance
 * @param settings how it is done
 */
public record MainJobRequest(
        Path dataset,
        Path output,
        String label,
        List<String> targetingMethods,
        GateThresholds thresholds,
        AtlasPack pack,
        MethodRegistry methods,
        String softwareVersion,
        JobSettings settings) {

    /** Checks the components and copies the list. */
    public MainJobRequest {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(thresholds, "thresholds");
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(methods, "methods");
        Objects.requireNonNull(softwareVersion, "softwareVersion");
        Objects.requireNonNull(settings, "settings");
        targetingMethods = List.copyOf(targetingMethods);
    }

    /** A job with the default chain on the scans of the dataset. */
    public MainJobRequest(Path dataset, Path output, String label, List<String> targetingMethods, GateThresholds thresholds, AtlasPack pack,
            MethodRegistry methods, String softwareVersion) {
        this(dataset, output, label, targetingMethods, thresholds, pack, methods, softwareVersion, JobSettings.defaults());
    }

    /** @return the chain with the targeting methods that were asked for */
    public ProcessingChain chain() {
        return settings.chain().withTargets(targetingMethods);
    }
}

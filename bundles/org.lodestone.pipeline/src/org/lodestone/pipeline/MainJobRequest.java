package org.lodestone.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPack;

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
 */
public record MainJobRequest(
        Path dataset,
        Path output,
        String label,
        List<String> targetingMethods,
        GateThresholds thresholds,
        AtlasPack pack,
        MethodRegistry methods,
        String softwareVersion) {

    /** Checks the components and copies the list. */
    public MainJobRequest {
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(thresholds, "thresholds");
        Objects.requireNonNull(pack, "pack");
        Objects.requireNonNull(methods, "methods");
        Objects.requireNonNull(softwareVersion, "softwareVersion");
        targetingMethods = List.copyOf(targetingMethods);
    }
}

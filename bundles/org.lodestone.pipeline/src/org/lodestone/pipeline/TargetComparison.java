package org.lodestone.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.TargetEntry;

/**
 * How far the targets of several methods lie from each other.
 *
 * @param methods ids, in the order of the targets
 * @param distancesMm {@code [method][method]} between their points in the patient's space. Never modify it.
 */
public record TargetComparison(List<String> methods, double[][] distancesMm) {

    /** @return distances between all pairs of targets */
    public static TargetComparison of(List<TargetEntry> targets) {
        List<TargetCandidate> candidates = targets.stream().map(TargetEntry::candidate).toList();
        double[][] distances = new double[candidates.size()][candidates.size()];
        for (int a = 0; a < distances.length; a++) {
            for (int b = 0; b < distances.length; b++) {
                distances[a][b] = candidates.get(a).nativePoint().distanceMm(candidates.get(b).nativePoint());
            }
        }
        return new TargetComparison(candidates.stream().map(TargetCandidate::methodId).toList(), distances);
    }

    /** @return {@code methods} and {@code distancesMm}, rounded to a hundredth */
    public ObjectNode toJson() {
        ObjectNode json = JsonFile.object();
        json.set("methods", JsonFile.node(methods));
        double[][] rounded = new double[distancesMm.length][];
        for (int a = 0; a < rounded.length; a++) {
            rounded[a] = java.util.Arrays.stream(distancesMm[a]).map(mm -> Math.round(100 * mm) / 100.0).toArray();
        }
        json.set("distancesMm", JsonFile.node(rounded));
        return json;
    }
}

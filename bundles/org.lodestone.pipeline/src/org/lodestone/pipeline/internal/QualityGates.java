package org.lodestone.pipeline.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Mask;
import org.lodestone.pipeline.GateThresholds;

/** Checks that say whether a target may be used: motion, length, drop-out, alignment, side. */
final class QualityGates {

    private QualityGates() {
    }

    static List<Gate> of(StructuralStage.Result structure, List<FunctionalStage.Result> runs, TargetStage.Result targets,
            GateThresholds limits) {
        List<Gate> gates = new ArrayList<>();
        double worstMean = 0;
        double cleanSeconds = 0;
        double worstSnr = Double.POSITIVE_INFINITY;
        for (FunctionalStage.Result run : runs) {
            double[] displacement = run.displacementMm();
            worstMean = Math.max(worstMean, Arrays.stream(displacement).average().orElse(0));
            cleanSeconds += run.trSeconds()
                    * Arrays.stream(displacement).filter(d -> d <= limits.censorFramewiseDisplacementMm()).count();
            worstSnr = Math.min(worstSnr, median(targets.seed(), run.clean().temporalSnr().toFloats()));
        }
        gates.add(Gate.atMost("mean-framewise-displacement", worstMean, limits.meanFramewiseDisplacementMm(), "mm",
                text("The head moved %.2f mm a volume on average (Power 2012).", worstMean)));
        gates.add(Gate.atLeast("clean-minutes", cleanSeconds / 60, limits.cleanMinutes(), "min",
                text("%.1f minutes of the scan are free of motion above %.2f mm; %.1f are needed.", cleanSeconds / 60,
                        limits.censorFramewiseDisplacementMm(), limits.cleanMinutes())));
        gates.add(Gate.atLeast("seed-temporal-snr", worstSnr, limits.seedTemporalSnr(), "",
                text("Median temporal signal-to-noise ratio in the subgenual seed is %.0f; a low one means signal drop-out.", worstSnr)));
        gates.add(Gate.atLeast("template-similarity", structure.registration().similarity(), limits.templateSimilarity(), "",
                text("Patient and template correlate at %.2f after registration.", structure.registration().similarity())));
        for (FunctionalStage.Result run : runs) {
            double straight = run.coregistration().similarity();
            double mirrored = run.coregistration().mirroredSimilarity();
            gates.add(Gate.atLeast("left-right", straight, mirrored, "",
                    text("%s fits the T1w scan at %.4f, its mirror image at %.4f: if the mirror fits better, one of the two is flipped.",
                            run.scan().name().entityPrefix(), straight, mirrored)));
        }
        return gates;
    }

    static TargetCandidate apply(TargetCandidate candidate, List<Gate> common, Mask brain, GateThresholds limits) {
        List<Gate> gates = new ArrayList<>(candidate.gates());
        gates.addAll(common);
        if (!Double.isNaN(candidate.correlation())) {
            gates.add(Gate.atMost("anticorrelation", candidate.correlation(), limits.strongestCorrelation(), "",
                    text("The seed correlation at the target is %.2f; the target has to be anticorrelated.", candidate.correlation())));
        }
        var voxel = brain.grid().toVoxel(candidate.nativePoint());
        int i = (int) Math.round(voxel.x()), j = (int) Math.round(voxel.y()), k = (int) Math.round(voxel.z());
        boolean inside = brain.grid().contains(i, j, k) && brain.contains(brain.grid().index(i, j, k));
        gates.add(Gate.atLeast("target-in-brain", inside ? 1 : 0, 1, "", inside
                ? "The target lies inside the brain mask." : "The target lies outside the brain mask: look at the picture."));
        return candidate.withGates(gates);
    }

    private static double median(Mask mask, float[] values) {
        double[] inside = Arrays.stream(mask.indices()).mapToDouble(v -> values[v]).sorted().toArray();
        return inside.length == 0 ? Double.NaN : inside[inside.length / 2];
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

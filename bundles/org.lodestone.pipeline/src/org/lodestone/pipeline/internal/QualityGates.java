package org.lodestone.pipeline.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Mask;
import org.lodestone.method.target.TargetReliability;
import org.lodestone.pipeline.GateThresholds;
import org.lodestone.pipeline.RunGates;

/** Checks that say whether a target may be used: motion, length, drop-out, alignment, side, whether it would come out again. */
final class QualityGates {

    static final String CLEAN_MINUTES = "clean-minutes";
    private static final String STABILITY = "target-stability";

    private QualityGates() {
    }

    static List<Gate> of(StructuralStage.Result structure, List<FunctionalStage.Result> runs, TargetStage.Result targets,
            boolean resting, GateThresholds limits) {
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
        gates.add(RunGates.motion(worstMean, limits));
        gates.add(Gate.atLeast(CLEAN_MINUTES, cleanSeconds / 60, limits.cleanMinutes(), "min",
                text("%.1f minutes of the scan are free of motion above %.2f mm; %.1f are needed.", cleanSeconds / 60,
                        limits.censorFramewiseDisplacementMm(), limits.cleanMinutes())));
        gates.add(Gate.atLeast("seed-temporal-snr", worstSnr, limits.seedTemporalSnr(), "",
                text("Median temporal signal-to-noise ratio in the subgenual seed is %.0f; a low one means signal drop-out.", worstSnr)));
        double coverage = runs.stream().mapToDouble(FunctionalStage.Result::coverage).min().orElse(0);
        gates.add(RunGates.coverage(coverage, limits));
        gates.add(Gate.atLeast("search-coverage", targets.searchCoverage(), limits.searchCoverage(), "",
                text("The run has signal in %.0f %% of the search region.", 100 * targets.searchCoverage())));
        gates.add(Gate.atLeast("resting-state", resting ? 1 : 0, 1, "", resting ? "The run is one of rest."
                : "The run has a task or a table of events; subgenual targets come from rest."));
        gates.addAll(of(structure, limits));
        double breathing = runs.stream().mapToDouble(run -> RunQuality.respiration(run.motionParameters(), run.trSeconds())).max().orElse(0);
        gates.add(Gate.atMost("respiration", breathing, limits.respirationShare(), "",
                text("Breathing makes %.0f %% of the head's motion; the global signal may follow it.", 100 * breathing)));
        for (FunctionalStage.Result run : runs) {
            run.coregistration().ifPresent(lies -> gates.addAll(RunGates.coregistration(run.source().prefix(), lies, limits)));
        }
        return gates;
    }

    /** What has to hold for any target, the group's too. */
    static List<Gate> of(StructuralStage.Result structure, GateThresholds limits) {
        return List.of(Gate.atLeast("template-similarity", structure.registration().similarity(), limits.templateSimilarity(), "",
                text("Patient and template correlate at %.2f after registration.", structure.registration().similarity())));
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

    /**
     * Whether the target would come out at the same place again. Two sites that are nearly as anticorrelated win by turns: the target alone
     * looks sound then, and may be the wrong one, several centimetres away.
     */
    static Gate stability(Optional<TargetReliability> reliability, GateThresholds limits) {
        if (reliability.isEmpty()) {
            return Gate.atLeast(STABILITY, Double.NaN, limits.stableShare(), "",
                    "There is no error bar: whether the target would come out again is not known. Scan longer, or take another method.");
        }
        TargetReliability found = reliability.get();
        double share = found.resampled().stream().filter(p -> p.distanceMm(found.target()) <= limits.stableWithinMm()).count()
                / (double) found.resampled().size();
        return Gate.atLeast(STABILITY, share, limits.stableShare(), "", text(
                "%.0f %% of the resampled targets lie within %.0f mm of this one; fewer mean that another site may be the true one.",
                100 * share, limits.stableWithinMm()));
    }

    private static double median(Mask mask, float[] values) {
        double[] inside = Arrays.stream(mask.indices()).mapToDouble(v -> values[v]).sorted().toArray();
        return inside.length == 0 ? Double.NaN : inside[inside.length / 2];
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

package org.lodestone.targeting.internal.reliability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Mask;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.target.ReliabilityInput;
import org.lodestone.method.target.ReliabilityMethod;
import org.lodestone.method.target.TargetReliability;
import org.lodestone.method.target.TargetReliability.LengthPoint;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.task.TaskRun;

/**
 * Error bar of a target by a block bootstrap over time: blocks of the run are drawn with replacement, the map is made again, the same
 * method chooses a target again. What it tells is how far noise within the run moves the target; errors that stay for the whole run
 * (registration, drop-out) are not in it.
 */
public final class BlockBootstrap implements ReliabilityMethod {

    private static final int MAPS_AT_ONCE = 50;
    /** A method that looks at the series needs a copy of the run for each resample. */
    private static final int MOST_WITH_SERIES = 500;
    private static final List<Double> SHARES = List.of(0.25, 0.5, 0.75);
    private static final double SHARE_INSIDE = 0.95;
    private static final double NEAR_MM = 5;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.reliability.block-bootstrap", "1", "Block bootstrap",
                "Draws blocks of the run anew and chooses the target again, several hundred times.",
                "Politis 1992, in: Exploring the Limits of Bootstrap, 263-270",
                "Bellec 2010, NeuroImage 51:1126, 10.1016/j.neuroimage.2010.02.082");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.integer("resamples", 500, 50, 10000, "How many times the target is chosen again."),
                Parameter.real("blockSeconds", 60, 5, 300, "Length of a block; long against the slowest frequency that matters."),
                Parameter.integer("randomSeed", 1, 0, Integer.MAX_VALUE, "Start of the random numbers; the same gives the same result."));
    }

    @Override
    public Outcome<TargetReliability> run(ReliabilityInput input, Parameters parameters, Execution execution) {
        WeightedMaps maps = new WeightedMaps(input.series(), input.seedWeights().toFloats(), execution);
        TimeBlocks blocks = TimeBlocks.of(input.series(), parameters.real("blockSeconds"));
        if (blocks.kept().length < 20) {
            return Outcome.refused(Finding.error("LS-RELIABILITY-001", "Only " + blocks.kept().length
                    + " volumes are left: too few to resample.", "Scan longer."));
        }
        float[] everything = new float[input.series().length()];
        for (int t : blocks.kept()) {
            everything[t] = 1;
        }
        TaskDraws task = TaskDraws.of(input, parameters.real("blockSeconds"), parameters.integer("randomSeed"));
        List<Optional<FramePoint>> fixed = targets(input, maps, List.of(everything, blocks.half(false), blocks.half(true)), task.fixed(),
                execution);
        if (fixed.getFirst().isEmpty()) {
            return Outcome.refused(Finding.error("LS-RELIABILITY-004", "The method finds no target in the whole run.",
                    "Choose another method or the group target."));
        }
        FramePoint target = fixed.getFirst().get();
        int asked = parameters.integer("resamples");
        int resamples = input.method().usesSeries() ? Math.min(asked, MOST_WITH_SERIES) : asked;
        SplittableRandom random = new SplittableRandom(parameters.integer("randomSeed"));
        List<FramePoint> resampled = present(targets(input, maps, blocks.draw(resamples, 1, random), task.draw(resamples, 1),
                execution.part(0, 0.7)));
        if (resampled.isEmpty()) {
            return Outcome.refused(Finding.error("LS-RELIABILITY-002", "No resampled run has a target.",
                    "Treat the target as unreliable; scan longer."));
        }
        double minutes = blocks.kept().length * input.series().trSeconds() / 60;
        List<LengthPoint> byLength = new ArrayList<>();
        for (double share : SHARES) {
            double start = 0.7 + 0.1 * byLength.size();
            int fewer = Math.max(25, resamples / 4);
            List<FramePoint> shorter = present(targets(input, maps, blocks.draw(fewer, share, random), task.draw(fewer, share),
                    execution.part(start, start + 0.1)));
            if (!shorter.isEmpty()) {
                byLength.add(new LengthPoint(share * minutes, medianDistance(shorter, target)));
            }
        }
        byLength.add(new LengthPoint(minutes, medianDistance(resampled, target)));
        double splitHalf = fixed.get(1).isPresent() && fixed.get(2).isPresent()
                ? fixed.get(1).get().distanceMm(fixed.get(2).get()) : Double.NaN;
        double near = resampled.stream().filter(p -> p.distanceMm(target) <= NEAR_MM).count() / (double) resampled.size();
        execution.progress().report(1, "resampled");
        List<Finding> findings = new ArrayList<>();
        if (resampled.size() < resamples) {
            findings.add(Finding.warning("LS-RELIABILITY-003", resamples - resampled.size() + " of " + resamples
                    + " resampled runs have no target at all.", "Treat the error bar as too small."));
        }
        if (resamples < asked) {
            findings.add(Finding.info("LS-RELIABILITY-005", "The run was resampled " + resamples + " times instead of " + asked
                    + ": the method works on whole time series."));
        }
        return Outcome.done(new TargetReliability(target, resampled, EllipsoidFit.of(resampled, SHARE_INSIDE),
                medianDistance(resampled, target), near, splitHalf, byLength, ScanLength.minutesFor(byLength, NEAR_MM)), findings);
    }

    /** The target under each set of time weights, empty where the method finds none. */
    private static List<Optional<FramePoint>> targets(
            ReliabilityInput input, WeightedMaps maps, List<float[]> weights, List<TaskRun> tasks, Execution execution) {
        List<Optional<FramePoint>> targets = new ArrayList<>();
        Execution inside = new Execution(Parallel.single(), Progress.NONE);
        for (int from = 0; from < weights.size(); from += MAPS_AT_ONCE) {
            execution.progress().report(from / (double) weights.size(), "resampling the run");
            List<float[]> batch = weights.subList(from, Math.min(weights.size(), from + MAPS_AT_ONCE));
            float[][] r = maps.correlations(batch, execution);
            int first = from;
            targets.addAll(execution.parallel().map(batch.size(), execution.progress(), b -> {
                TargetingInput resting = input(input, r[b], maps.seed(), batch.get(b));
                TargetingInput whole = tasks.isEmpty() ? resting : resting.withTask(tasks.get(first + b));
                Outcome<List<TargetCandidate>> outcome = input.method().run(whole, input.parameters(), inside);
                return outcome instanceof Outcome.Done<List<TargetCandidate>> done && !done.value().isEmpty()
                        ? Optional.of(done.value().getFirst().nativePoint()) : Optional.<FramePoint>empty();
            }));
        }
        return targets;
    }

    private static TargetingInput input(ReliabilityInput input, float[] r, float[] seed, float[] weights) {
        ConnectivityMap map = new ConnectivityMap(input.series().spread(r), seed, 1);
        VoxelSeries series = input.method().usesSeries() ? TimeBlocks.repeat(input.series(), weights) : input.series();
        float[] inSeed = input.seedWeights().toFloats();
        return new TargetingInput(input.searchMask(), Optional.of(map), Optional.of(series), input.t1wToTemplate(),
                Optional.of(Mask.where(input.series().grid(), v -> inSeed[v] != 0)), input.groupMap());
    }

    private static List<FramePoint> present(List<Optional<FramePoint>> points) {
        return points.stream().flatMap(Optional::stream).toList();
    }

    private static double medianDistance(List<FramePoint> points, FramePoint target) {
        double[] sorted = points.stream().mapToDouble(p -> p.distanceMm(target)).sorted().toArray();
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }
}

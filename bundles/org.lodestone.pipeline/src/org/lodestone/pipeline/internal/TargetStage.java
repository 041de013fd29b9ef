package org.lodestone.pipeline.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.atlas.RegionLookup;
import org.lodestone.method.function.ConnectivityInput;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.ConnectivityMethod;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.target.RegionDefinition;
import org.lodestone.method.target.RegionRequest;
import org.lodestone.method.target.ReliabilityInput;
import org.lodestone.method.target.ReliabilityMethod;
import org.lodestone.method.target.ScalpProjection;
import org.lodestone.method.target.ScalpProjectionInput;
import org.lodestone.method.target.TargetReliability;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetingMethod;
import org.lodestone.method.task.TaskRun;
import org.lodestone.pipeline.chain.ChainStage;
import org.lodestone.pipeline.chain.ChainStep;
import org.lodestone.study.derivative.TargetEntry;

/** From clean time series to points on cortex and scalp, each with its error bar. */
final class TargetStage {

    /**
     * What the stage gives; images on the grid of the series.
     *
     * @param seed where the seed was taken
     * @param search where targets may lie and the run has signal
     * @param searchCoverage share of the search region in which it has
     * @param map coupling to the seed
     * @param targets in the order of the chain
     */
    record Result(Mask seed, Mask search, double searchCoverage, ConnectivityMap map, List<FoundTarget> targets) {
    }

    private static final double REGION_RADIUS_MM = 5;
    private static final String GROUP = "lodestone.targeting.group";

    private TargetStage() {
    }

    static Result run(VoxelSeries series, List<VoxelSeries> runs, StructuralStage.Result structure, JobContext job, Execution execution) {
        ChainRunner runner = job.runner();
        SpatialTransform t1wToTemplate = structure.registration().t1wToTemplate();
        RegionRequest request = new RegionRequest(series.grid(), t1wToTemplate, Optional.of(job.request().pack()));
        Mask seed = runner.run(runner.chain().stage(ChainStep.SEED).orElseGet(() -> ChainStage.of(ChainStep.SEED, "lodestone.region.sgacc")),
                RegionDefinition.class, request, execution.part(0, 0.02));
        Mask region = SearchRegion.draw(series.grid(), structure, job, execution.part(0.02, 0.06));
        Mask search = region.and(series.mask());
        ConnectivityMap map = runner.run(ChainStep.CONNECT, ConnectivityMethod.class,
                new ConnectivityInput(series, seed.toVolume()), execution.part(0.06, 0.1));
        Mask seen = seed.and(series.mask());
        Optional<Volume> group = SearchRegion.groupMap(series.grid(), structure, job, execution);
        Optional<TaskRun> task = job.request().settings().task()
                .map(scan -> TaskStage.run(scan, series.grid(), structure, job, execution.part(0.06, 0.1)));
        TargetingInput input = new TargetingInput(search, Optional.of(map), Optional.of(series), t1wToTemplate, Optional.of(seen), group,
                task);
        Optional<RegionLookup> lookup = lookup(job.request().pack(), t1wToTemplate, job.log(), execution);
        List<FoundTarget> targets = new ArrayList<>();
        List<ChainStage> stages = runner.chain().targets();
        for (ChainStage stage : stages) {
            double start = 0.1 + 0.9 * targets.size() / stages.size(), end = 0.1 + 0.9 * (targets.size() + 1) / stages.size();
            targets.add(target(stage, input, runs, structure, lookup, job, execution.part(start, end)));
        }
        return new Result(seen, search, search.count() / (double) Math.max(1, region.count()), map, targets);
    }

    private static FoundTarget target(ChainStage stage, TargetingInput input, List<VoxelSeries> runs, StructuralStage.Result structure,
            Optional<RegionLookup> lookup, JobContext job, Execution execution) {
        TargetingMethod method = job.runner().method(stage, TargetingMethod.class);
        TargetCandidate best = job.runner().run(stage, TargetingMethod.class, input, execution.part(0, 0.05)).getFirst();
        TargetCandidate complete = complete(best, structure, lookup, job, execution.part(0.05, 0.1));
        Parameters parameters = job.runner().parameters(stage, method);
        Optional<TargetReliability> reliability = reliability(method, parameters, input, job, execution.part(0.1, 0.9));
        if (isResampled(method, input, job)) {
            List<Gate> gates = new ArrayList<>(complete.gates());
            gates.add(QualityGates.stability(reliability, job.request().thresholds()));
            complete = complete.withGates(gates);
        }
        if (job.request().settings().search().isEmpty()) {
            // Of a region that the user chose nothing is published.
            reliability.ifPresent(found -> lookAgain(method.info().title(), best, found, input, job, execution));
        }
        Map<String, Double> shares = reliability.map(found -> shares(found.resampled(), lookup)).orElse(Map.of());
        // With a task run, a target without a correlation was not chosen by the resting runs: they cannot tell how far it moves.
        boolean resting = method.usesRun() && (input.task().isEmpty() || !Double.isNaN(best.correlation()));
        List<Double> between = runs.size() < 2 || !resting ? List.of() : RunToRun.distancesMm(method, parameters, input, runs, job, execution.part(0.9, 1));
        return new FoundTarget(new TargetEntry(complete, reliability), method.info().title(), method.evidence(), shares, between,
                Optional.empty());
    }

    private static void lookAgain(String title, TargetCandidate best, TargetReliability found, TargetingInput input, JobContext job,
            Execution execution) {
        TargetingMethod fixed = job.methods().byId(TargetingMethod.class, GROUP);
        Outcome<List<TargetCandidate>> group = fixed.run(input, Parameters.defaults(fixed.parameters()), execution.part(0.9, 0.9));
        if (!Double.isNaN(best.correlation()) && group instanceof Outcome.Done<List<TargetCandidate>> done) {
            SecondLook.of(title, best.templatePoint(), done.value().getFirst().templatePoint(), found.splitHalfDistanceMm(),
                    job.request().thresholds().stableWithinMm()).forEach(job.log()::say);
        }
    }

    /** The group's coordinate, which needs no run; offered when the patient's own target cannot be used. */
    static FoundTarget group(StructuralStage.Result structure, String reason, JobContext job, Execution execution) {
        SpatialTransform t1wToTemplate = structure.registration().t1wToTemplate();
        ChainStage stage = ChainStage.of(ChainStep.TARGET, GROUP);
        TargetingMethod method = job.runner().method(stage, TargetingMethod.class);
        TargetCandidate point = job.runner().run(stage, TargetingMethod.class,
                new TargetingInput(structure.brain(), Optional.empty(), Optional.empty(), t1wToTemplate), execution).getFirst();
        Optional<RegionLookup> lookup = lookup(job.request().pack(), t1wToTemplate, job.log(), execution);
        return new FoundTarget(new TargetEntry(complete(point, structure, lookup, job, execution), Optional.empty()), method.info().title(),
                method.evidence(), Map.of(), List.of(), Optional.of(reason));
    }

    private static TargetCandidate complete(TargetCandidate best, StructuralStage.Result structure, Optional<RegionLookup> lookup,
            JobContext job, Execution execution) {
        ScalpTarget scalp = job.log().run(job.methods().first(ScalpProjection.class),
                new ScalpProjectionInput(structure.scalp(), best.nativePoint()), execution);
        String region = lookup.map(l -> l.nearest(best.nativePoint(), REGION_RADIUS_MM).name()).orElse(best.region());
        return new TargetCandidate(best.methodId(), best.nativePoint(), best.templatePoint(), region, best.correlation(), best.clusterMm3(),
                Optional.of(scalp), best.gates());
    }

    private static Optional<TargetReliability> reliability(
            TargetingMethod method, Parameters parameters, TargetingInput input, JobContext job, Execution execution) {
        if (!isResampled(method, input, job)) {
            return Optional.empty();
        }
        ChainStage stage = job.runner().chain().stage(ChainStep.RELIABILITY).orElseThrow();
        ReliabilityInput again = new ReliabilityInput(method, parameters, input.series().get(), input.seed().get().toVolume(),
                input.searchMask(), input.t1wToTemplate(), input.groupMap(), input.task());
        try {
            return Optional.of(job.runner().run(stage, ReliabilityMethod.class, again, execution));
        } catch (RefusedException e) {
            job.log().say(Finding.warning("LS-TARGET-022", "There is no error bar for " + method.info().title() + ": "
                    + e.findings().getLast().message(), "Treat the target as unreliable."));
            return Optional.empty();
        }
    }

    /** A fixed coordinate has no error bar from the run, and a chain may go without. */
    private static boolean isResampled(TargetingMethod method, TargetingInput input, JobContext job) {
        return method.usesRun() && input.series().isPresent() && input.seed().isPresent()
                && job.runner().chain().stage(ChainStep.RELIABILITY).isPresent();
    }

    /** How often resampled targets fall into each region, most often first. */
    private static Map<String, Double> shares(List<FramePoint> points, Optional<RegionLookup> lookup) {
        if (lookup.isEmpty() || points.isEmpty()) {
            return Map.of();
        }
        Map<String, Double> counted = new TreeMap<>();
        for (FramePoint point : points) {
            String name = lookup.get().nearest(point, REGION_RADIUS_MM).name();
            counted.merge(name.isEmpty() ? "outside all regions" : name, 1.0 / points.size(), Double::sum);
        }
        Map<String, Double> sorted = new LinkedHashMap<>();
        counted.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private static Optional<RegionLookup> lookup(
            AtlasPack pack, SpatialTransform t1wToTemplate, StepLog log, Execution execution) {
        String space = t1wToTemplate.to().id();
        return pack.atlases().stream().filter(atlas -> atlas.space().equals(space)).findFirst().map(atlas -> {
            LabelMap labels = log.take(pack.atlas(atlas.id(), execution));
            log.say(Finding.info("LS-TARGET-020", "Regions are named by " + atlas.title() + " (" + atlas.citation() + ")."));
            return new RegionLookup(labels, t1wToTemplate);
        });
    }
}

package org.lodestone.pipeline.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Parameters;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.method.MethodRegistry;
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
import org.lodestone.study.derivative.TargetEntry;

/** From clean time series to points on cortex and scalp, each with its error bar. */
final class TargetStage {

    /** What the stage gives; images on the grid of the series. */
    record Result(Mask seed, Mask search, ConnectivityMap map, List<TargetEntry> targets) {
    }

    private static final String SEED = "lodestone.region.sgacc";
    private static final String SEARCH = "lodestone.region.left-dlpfc";
    private static final double REGION_RADIUS_MM = 5;

    private TargetStage() {
    }

    static Result run(VoxelSeries series, StructuralStage.Result structure, List<String> methodIds, AtlasPack pack,
            MethodRegistry methods, StepLog log, Execution execution) {
        SpatialTransform t1wToTemplate = structure.registration().t1wToTemplate();
        RegionRequest request = new RegionRequest(series.grid(), t1wToTemplate);
        Mask seed = log.run(methods.byId(RegionDefinition.class, SEED), request, execution.part(0, 0.02)).and(series.mask());
        Mask search = log.run(methods.byId(RegionDefinition.class, SEARCH), request, execution.part(0.02, 0.04)).and(series.mask());
        ConnectivityMap map = log.run(methods.first(ConnectivityMethod.class),
                new ConnectivityInput(series, seed.toVolume()), execution.part(0.04, 0.1));
        TargetingInput input = new TargetingInput(search, Optional.of(map), Optional.of(series), t1wToTemplate,
                Optional.of(seed), Optional.empty());
        List<TargetingMethod> chosen = methodIds.isEmpty()
                ? List.of(methods.first(TargetingMethod.class))
                : methodIds.stream().map(id -> methods.byId(TargetingMethod.class, id)).toList();
        Optional<RegionLookup> lookup = lookup(pack, t1wToTemplate, log, execution);
        List<TargetEntry> targets = new ArrayList<>();
        for (TargetingMethod method : chosen) {
            TargetCandidate best = log.run(method, input, execution.part(0.1, 0.15)).getFirst();
            ScalpTarget scalp = log.run(methods.first(ScalpProjection.class),
                    new ScalpProjectionInput(structure.scalp(), best.nativePoint()), execution.part(0.15, 0.2));
            String region = lookup.map(l -> l.nearest(best.nativePoint(), REGION_RADIUS_MM).name()).orElse(best.region());
            TargetCandidate complete = new TargetCandidate(best.methodId(), best.nativePoint(), best.templatePoint(), region,
                    best.correlation(), best.clusterMm3(), Optional.of(scalp), best.gates());
            ReliabilityInput again = new ReliabilityInput(
                    method, Parameters.defaults(method.parameters()), series, seed.toVolume(), search, t1wToTemplate);
            Optional<TargetReliability> reliability = methods.all(ReliabilityMethod.class).stream().findFirst()
                    .map(r -> log.run(r, again, execution.part(0.2, 1)));
            targets.add(new TargetEntry(complete, reliability));
        }
        return new Result(seed, search, map, targets);
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

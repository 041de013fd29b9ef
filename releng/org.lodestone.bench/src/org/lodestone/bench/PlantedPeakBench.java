package org.lodestone.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.atlas.AtlasPacks;
import org.lodestone.method.atlas.Template;
import org.lodestone.method.function.CleanRun;
import org.lodestone.method.function.ConfoundEstimation;
import org.lodestone.method.function.ConfoundInput;
import org.lodestone.method.function.ConnectivityInput;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.ConnectivityMethod;
import org.lodestone.method.function.RunDenoising;
import org.lodestone.method.function.RunDenoisingInput;
import org.lodestone.method.function.RunResampling;
import org.lodestone.method.function.RunResamplingInput;
import org.lodestone.method.function.SeriesFilter;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.target.RegionDefinition;
import org.lodestone.method.target.RegionRequest;
import org.lodestone.method.target.ReliabilityInput;
import org.lodestone.method.target.ReliabilityMethod;
import org.lodestone.method.target.SearchLimit;
import org.lodestone.method.target.SearchLimitInput;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetReliability;
import org.lodestone.method.target.TargetingMethod;
import org.lodestone.phantom.RandomStreams;
import org.lodestone.phantom.ScanProtocol;
import org.lodestone.phantom.SimulatedPatient;

/**
 * How far targets lie from the planted peak over many simulated patients: a run of 200 volumes each, true motion and transforms, so that
 * what is measured is the targeting and not the registration.
 */
final class PlantedPeakBench {

    private static final List<String> METHODS = List.of("cluster", "seed-map");
    private static final double BAR_MM = 2.5;
    private static final double WRONG_MM = 10;
    /** As the product's gate has it. */
    private static final double LEAST_STABLE = 0.75;

    private PlantedPeakBench() {
    }

    /**
     * @param patients how many
     * @param said hears of each patient
     */
    static List<Row> measure(int patients, Consumer<String> said) {
        MethodRegistry methods = MethodRegistry.fromClassPath(PlantedPeakBench.class.getClassLoader());
        Execution execution = Execution.unobserved();
        AtlasPack pack = AtlasPacks.openConfigured(methods, execution).orThrow();
        Template template = pack.template(pack.templates().getFirst(), execution).orThrow();
        Map<String, List<Double>> errors = new LinkedHashMap<>();
        int unmarked = 0;
        for (int seed = 1; seed <= patients; seed++) {
            SimulatedPatient patient = SimulatedPatient.draw(template, "bench", ScanProtocol.usual(200), new RandomStreams(seed), 0.01, execution);
            TargetingInput input = input(patient, template, methods, execution);
            StringBuilder line = new StringBuilder("patient " + seed);
            for (String name : METHODS) {
                TargetingMethod method = methods.byId(TargetingMethod.class, name);
                Outcome<List<TargetCandidate>> found = method.run(input, Parameters.defaults(method.parameters()), execution);
                double error = found.isDone() ? found.orThrow().getFirst().nativePoint().distanceMm(patient.peak()) : Double.POSITIVE_INFINITY;
                errors.computeIfAbsent(name, _ -> new ArrayList<>()).add(error);
                line.append(String.format(Locale.ROOT, "  %s %.1f mm", name, error));
                if (found.isDone() && error > WRONG_MM) {
                    double stable = stableShare(method, input, methods, execution);
                    unmarked += stable >= LEAST_STABLE ? 1 : 0;
                    line.append(String.format(Locale.ROOT, " (%.0f %% of the resampled ones near it)", 100 * stable));
                }
            }
            said.accept(line.toString());
        }
        List<Row> rows = new ArrayList<>();
        errors.forEach((name, all) -> {
            double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            double median = (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
            rows.add(Row.atMost("planted peak, " + patients + " patients: " + name + ", median", median, "mm", BAR_MM).beside(
                    String.format(Locale.ROOT, "worst %.1f mm", sorted[sorted.length - 1])));
        });
        rows.add(Row.atMost("the same: targets more than 10 mm off that the stability gate lets through", unmarked, "targets", 0));
        return rows;
    }

    /** Share of the resampled targets within 10 mm of the target: what the job's stability gate looks at. */
    private static double stableShare(TargetingMethod method, TargetingInput input, MethodRegistry methods, Execution execution) {
        ReliabilityMethod bootstrap = methods.first(ReliabilityMethod.class);
        TargetReliability found = bootstrap.run(new ReliabilityInput(method, Parameters.defaults(method.parameters()), input.series().orElseThrow(),
                input.seed().orElseThrow().toVolume(), input.searchMask(), input.t1wToTemplate()),
                Parameters.of(bootstrap.parameters(), Map.of("resamples", 100)), execution).orThrow();
        return found.resampled().stream().filter(p -> p.distanceMm(found.target()) <= WRONG_MM).count() / (double) found.resampled().size();
    }

    /** Clean series and the seed's map of a patient. */
    static TargetingInput input(SimulatedPatient patient, Template template, MethodRegistry methods, Execution execution) {
        Series run = patient.scanFunction(100, execution);
        Grid grid = patient.t1wGrid().withSpacing(3);
        Mask brain = Resampling.resample(template.brain(), grid, patient.nativeToTemplate(), execution);
        AffineTransform gridToBold = patient.boldToT1w().inverse();
        RunResampling resampling = methods.first(RunResampling.class);
        VoxelSeries all = resampling.run(new RunResamplingInput(run, patient.motion(), gridToBold, brain,
                Arrays.stream(patient.slices().offsetsSeconds()).boxed().toList()),
                Parameters.defaults(resampling.parameters()), execution).orThrow();
        VoxelSeries series = filter("lodestone.series.signal", all, methods, execution);
        ConfoundEstimation estimation = methods.first(ConfoundEstimation.class);
        RunDenoising denoising = methods.first(RunDenoising.class);
        CleanRun clean = estimation.run(new ConfoundInput(series, patient.motion(), gridToBold.apply(brain.centroidMm()), Optional.empty(),
                Optional.empty()), Parameters.of(estimation.parameters(), Map.of("temporalComponents", 0)), execution).then(table ->
                        denoising.run(new RunDenoisingInput(series, table), Parameters.of(denoising.parameters(),
                                Map.of("tissueSignals", false)), execution)).orThrow();
        VoxelSeries smooth = filter("lodestone.series.smoothing", clean.series(), methods, execution);
        RegionRequest request = new RegionRequest(grid, patient.nativeToTemplate());
        Mask seed = region("lodestone.region.sgacc", request, methods, execution).and(smooth.mask());
        SearchLimit limit = methods.first(SearchLimit.class);
        Mask search = limit.run(new SearchLimitInput(region("lodestone.region.left-dlpfc", request, methods, execution),
                Optional.of(grey(patient, template, execution)), Optional.empty()), Parameters.defaults(limit.parameters()), execution).orThrow()
                .and(smooth.mask());
        ConnectivityMethod connectivity = methods.first(ConnectivityMethod.class);
        ConnectivityMap map = connectivity.run(new ConnectivityInput(smooth, seed.toVolume()), Parameters.defaults(connectivity.parameters()),
                execution).orThrow();
        return new TargetingInput(search, Optional.of(map), Optional.of(smooth), patient.nativeToTemplate(), Optional.of(seed), Optional.empty());
    }

    /** The patient's grey matter as he was made. */
    private static Volume grey(SimulatedPatient patient, Template template, Execution execution) {
        float[] head = template.head().toFloats(), share = new float[head.length];
        for (int v : template.brain().indices()) {
            share[v] = (float) patient.contrast().greyShare(head[v]);
        }
        return Resampling.resample(Volume.of(template.head().grid(), share), patient.t1wGrid().withSpacing(1.5), patient.nativeToTemplate(),
                Interpolation.LINEAR, 0, execution);
    }

    private static VoxelSeries filter(String id, VoxelSeries series, MethodRegistry methods, Execution execution) {
        SeriesFilter filter = methods.byId(SeriesFilter.class, id);
        return filter.run(series, Parameters.defaults(filter.parameters()), execution).orThrow();
    }

    private static Mask region(String id, RegionRequest request, MethodRegistry methods, Execution execution) {
        RegionDefinition region = methods.byId(RegionDefinition.class, id);
        return region.run(request, Parameters.defaults(region.parameters()), execution).orThrow();
    }
}

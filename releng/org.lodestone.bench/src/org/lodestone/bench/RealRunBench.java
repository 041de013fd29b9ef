package org.lodestone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.ConnectivityInput;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.ConnectivityMethod;
import org.lodestone.method.function.SeriesCleaning;
import org.lodestone.method.function.SeriesCleaningInput;
import org.lodestone.method.function.SeriesFilter;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetingMethod;

/**
 * How far the targets of both halves of a real run lie apart, for the cluster and for the single voxel. The run has no T1w scan, so seeds
 * are taken all over the lower half of the brain and the target is searched in its upper front left quarter.
 */
final class RealRunBench {

    private static final double TR = 3;
    private static final int SEEDS = 96;
    /** The file's header says 1 mm; the voxels are about 4 mm wide (FSL's example). */
    private static final double MM_A_VOXEL = 4;

    private RealRunBench() {
    }

    /** @param repository folder of the sources; the runs lie beside it and are left out where they are absent */
    static List<Row> measure(Path repository) throws IOException {
        Path shared = repository.toAbsolutePath().normalize().resolveSibling("shared");
        Path run = shared.resolve("data/bold/feat_filtered_func_data.nii.gz"), mask = shared.resolve("reference/nilearn-0.10.4/feat_mask.nii.gz");
        return Files.exists(run) && Files.exists(mask) ? List.of(splitHalf(run, mask)) : List.of();
    }

    static Row splitHalf(Path file, Path maskFile) {
        MethodRegistry methods = MethodRegistry.fromClassPath(RealRunBench.class.getClassLoader());
        Execution execution = Execution.unobserved();
        Frame frame = Frame.t1w("real");
        Series run = ImageFiles.read(file, methods, execution).orThrow().asSeries(frame, TR);
        Mask brain = Mask.above(ImageFiles.read(maskFile, methods, execution).orThrow().asVolume(frame), 0.5);
        SeriesCleaning cleaning = methods.first(SeriesCleaning.class);
        VoxelSeries raw = VoxelSeries.of(run, brain, execution);
        VoxelSeries clean = cleaning.run(new SeriesCleaningInput(raw, new Confounds(List.of("global_signal"), new double[][] {mean(raw)})),
                Parameters.defaults(cleaning.parameters()), execution).orThrow();
        SeriesFilter smoothing = methods.byId(SeriesFilter.class, "lodestone.series.smoothing");
        VoxelSeries series = smoothing.run(clean, Parameters.of(smoothing.parameters(), Map.of("fwhmMm", 1.5)), execution).orThrow();
        Vec3 middle = brain.centroidMm();
        Grid grid = brain.grid();
        Mask search = Mask.where(grid, v -> brain.contains(v) && isUpperFrontLeft(centre(grid, v), middle));
        double[] cluster = distances("lodestone.targeting.cluster", series, search, middle, methods, execution);
        double[] single = distances("lodestone.targeting.classic", series, search, middle, methods, execution);
        return Row.atMost("real run of 64 volumes: targets of both halves apart, cluster, median of " + cluster.length + " seeds",
                median(cluster), "mm", median(single)).beside(String.format(Locale.ROOT, "single voxel %.1f mm", median(single)));
    }

    private static double[] mean(VoxelSeries series) {
        double[] mean = new double[series.length()];
        for (int n = 0; n < series.values().length; n++) {
            mean[n % series.length()] += series.values()[n] / (double) series.mask().count();
        }
        return mean;
    }

    private static Vec3 centre(Grid grid, int v) {
        return grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
    }

    private static boolean isUpperFrontLeft(Vec3 p, Vec3 middle) {
        return p.x() < middle.x() - 3 && p.y() > middle.y() && p.z() > middle.z();
    }

    private static double[] distances(
            String id, VoxelSeries series, Mask search, Vec3 middle, MethodRegistry methods, Execution execution) {
        TargetingMethod method = methods.byId(TargetingMethod.class, id);
        int[] voxels = series.mask().indices();
        List<Double> distances = new ArrayList<>();
        for (int n = 0; n < SEEDS; n++) {
            Vec3 seed = centre(series.grid(), voxels[(int) ((long) (n + 1) * voxels.length / 2 / (SEEDS + 1))]);
            Optional<FramePoint> first = target(method, half(series, false), seed, search, methods, execution);
            Optional<FramePoint> second = target(method, half(series, true), seed, search, methods, execution);
            if (first.isPresent() && second.isPresent()) {
                distances.add(MM_A_VOXEL * first.get().distanceMm(second.get()));
            }
        }
        return distances.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static Optional<FramePoint> target(
            TargetingMethod method, VoxelSeries series, Vec3 seed, Mask search, MethodRegistry methods, Execution execution) {
        ConnectivityMethod connectivity = methods.first(ConnectivityMethod.class);
        Mask ball = Mask.where(series.grid(), v -> series.mask().contains(v) && centre(series.grid(), v).distance(seed) <= 2);
        AffineTransform way = new AffineTransform(series.grid().frame(), Frame.template("MNI"), Affine.IDENTITY);
        Outcome<List<TargetCandidate>> found = connectivity.run(new ConnectivityInput(series, ball.toVolume()),
                Parameters.defaults(connectivity.parameters()), execution).then((ConnectivityMap map) -> method.run(new TargetingInput(
                        search, Optional.of(map), Optional.of(series), way), Parameters.defaults(method.parameters()), execution));
        return found.isDone() ? Optional.of(found.orThrow().getFirst().nativePoint()) : Optional.empty();
    }

    private static VoxelSeries half(VoxelSeries series, boolean second) {
        int length = series.length() / 2, rows = series.mask().count();
        float[] values = new float[rows * length];
        for (int v = 0; v < rows; v++) {
            System.arraycopy(series.values(), v * series.length() + (second ? series.length() - length : 0), values, v * length, length);
        }
        return new VoxelSeries(series.mask(), length, series.trSeconds(), values);
    }

    private static double median(double[] sorted) {
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
    }
}

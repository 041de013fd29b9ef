package org.lodestone.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.function.SeedExploration;
import org.lodestone.method.function.SeedExplorer;
import org.lodestone.method.function.VoxelMeasure;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.target.ReliabilityInput;
import org.lodestone.method.target.ReliabilityMethod;
import org.lodestone.method.target.TargetingMethod;

/** Speed of what is computed from clean time series, on noise: the numbers do not depend on what the series hold. */
final class ConnectivityBench {

    private static final Frame SPACE = Frame.t1w("bench");
    private static final double SHARE_OF_PEAK = 0.7;

    private ConnectivityBench() {
    }

    static List<Row> measure() throws IOException, InterruptedException {
        MethodRegistry methods = MethodRegistry.fromClassPath(ConnectivityBench.class.getClassLoader());
        List<Row> rows = new ArrayList<>(List.of(instantMap(methods)));
        rows.addAll(everyVoxel(methods));
        rows.add(bootstrap(methods));
        return rows;
    }

    private static VoxelSeries noise(Grid grid, int length) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[Math.toIntExact(grid.size() * length)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return new VoxelSeries(Mask.where(grid, _ -> true), length, 2, values);
    }

    private static Row instantMap(MethodRegistry methods) {
        Grid grid = new Grid(50, 40, 30, Affine.scaling(3, 3, 3), SPACE);
        SeedExplorer explorer = methods.first(SeedExploration.class)
                .run(noise(grid, 300), Parameters.NONE, Execution.unobserved()).orThrow();
        double[] milliseconds = new double[60];
        for (int n = 0; n < milliseconds.length; n++) {
            FramePoint centre = new FramePoint(SPACE, new Vec3(2 * n, 60, 45));
            long start = System.nanoTime();
            explorer.at(centre, 6, Execution.unobserved()).orElseThrow();
            milliseconds[n] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(milliseconds);
        return Row.atMost("map under the cross-hair, 60,000 voxels x 300, median", milliseconds[30], "ms", 30);
    }

    private static List<Row> everyVoxel(MethodRegistry methods) throws IOException, InterruptedException {
        Grid grid = new Grid(50, 30, 20, Affine.scaling(3, 3, 3), SPACE);
        VoxelSeries series = noise(grid, 200);
        VoxelMeasure degree = methods.byId(VoxelMeasure.class, "lodestone.measure.degree");
        double best = Double.POSITIVE_INFINITY;
        System.gc();
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP).toList();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            degree.run(series, Parameters.defaults(degree.parameters()), Execution.unobserved()).orThrow();
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        double mebibytes = pools.stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum() / 1048576.0;
        double ours = 2.0 * grid.size() * grid.size() * 200 / best / 1e9, peak = sgemm();
        return List.of(
                Row.atMost("every voxel against every voxel, 30,000 x 200: peak over ours", peak / ours, "ratio", 1 / SHARE_OF_PEAK)
                        .beside(String.format(Locale.ROOT, "%.2f s, %.0f GFLOP/s; NumPy sgemm %.0f GFLOP/s", best, ours, peak)),
                Row.atMost("the same: most heap in use, the series included", mebibytes, "MiB", 1024));
    }

    /** Highest rate of NumPy's single-precision product, square and at the shape of the series. */
    private static double sgemm() throws IOException, InterruptedException {
        String program = """
                import numpy as np, time
                best = 0
                for m, k in ((3000, 3000), (6000, 200)):
                    a = np.random.rand(m, k).astype(np.float32); b = np.random.rand(k, m).astype(np.float32)
                    for _ in range(5):
                        t = time.perf_counter(); a @ b; best = max(best, 2.0 * m * m * k / (time.perf_counter() - t) / 1e9)
                print(best)
                """;
        Process python = new ProcessBuilder("/usr/bin/python3", "-c", program).redirectErrorStream(true).start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().forEach(lines::add);
        }
        if (python.waitFor() != 0) {
            throw new IOException("NumPy's product cannot be measured: " + String.join(" ", lines));
        }
        return Double.parseDouble(lines.getLast());
    }

    private static Row bootstrap(MethodRegistry methods) {
        Grid grid = new Grid(50, 40, 30, Affine.scaling(3, 3, 3), SPACE);
        VoxelSeries series = noise(grid, 200);
        Mask seed = Mask.where(grid, v -> v < 300), search = Mask.where(grid, v -> v > 57000);
        TargetingMethod target = methods.first(TargetingMethod.class);
        ReliabilityMethod method = methods.first(ReliabilityMethod.class);
        ReliabilityInput input = new ReliabilityInput(target, Parameters.defaults(target.parameters()), series, seed.toVolume(), search,
                new AffineTransform(SPACE, Frame.template("MNI"), Affine.IDENTITY));
        long start = System.nanoTime();
        method.run(input, Parameters.defaults(method.parameters()), Execution.unobserved()).orThrow();
        return Row.atMost("500 bootstrap targets, 60,000 voxels x 200", (System.nanoTime() - start) / 1e9, "s", 20);
    }
}

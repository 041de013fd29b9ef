package org.lodestone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.task.ContrastExpression;
import org.lodestone.method.task.DesignConstruction;
import org.lodestone.method.task.DesignInput;
import org.lodestone.method.task.DesignMatrix;
import org.lodestone.method.task.TaskEvent;
import org.lodestone.method.task.TaskModel;
import org.lodestone.method.task.TaskModelInput;
import org.lodestone.method.task.TaskModelResult;

/**
 * The general linear model of a task run against a computation in NumPy and SciPy that follows nilearn's FirstLevelModel step by step
 * (percent of the mean, a Toeplitz system a voxel, AR(1) in hundredths, one pseudo-inverse a bin): the same numbers, how much faster.
 */
final class TaskBench {

    private static final int LENGTH = 200;
    private static final double TR = 2;
    private static final Grid GRID = new Grid(50, 40, 30, Affine.scaling(3, 3, 3), Frame.bold("bench"));

    private TaskBench() {
    }

    static List<Row> measure(Path scratch) throws IOException, InterruptedException {
        MethodRegistry methods = MethodRegistry.fromClassPath(TaskBench.class.getClassLoader());
        List<TaskEvent> events = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            events.add(new TaskEvent(n % 2 == 0 ? "A" : "B", 5.3 + 32 * n, 16, 1));
        }
        double[][] motion = motion();
        DesignConstruction construction = methods.first(DesignConstruction.class);
        DesignMatrix design = construction.run(new DesignInput(events, new Confounds(List.of("m0", "m1", "m2", "m3", "m4", "m5"), motion),
                LENGTH, TR), Parameters.defaults(construction.parameters()), Execution.unobserved()).orThrow();
        VoxelSeries run = run(design.column("A"));
        TaskModel model = methods.first(TaskModel.class);
        TaskModelInput input = new TaskModelInput(run, design, List.of(ContrastExpression.parse("A - B", design.names())));
        double best = Double.POSITIVE_INFINITY;
        TaskModelResult result = null;
        for (int round = 0; round < 7; round++) {
            long start = System.nanoTime();
            result = model.run(input, Parameters.defaults(model.parameters()), Execution.unobserved()).orThrow();
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        Path data = scratch.resolve("task.f32");
        write(data, run.values());
        Path ours = scratch.resolve("maps.f32");
        float[] maps = new float[3 * (int) GRID.size()];
        System.arraycopy(result.maps().getFirst().effect().toFloats(), 0, maps, 0, (int) GRID.size());
        System.arraycopy(result.maps().getFirst().variance().toFloats(), 0, maps, (int) GRID.size(), (int) GRID.size());
        System.arraycopy(result.maps().getFirst().statistic().toFloats(), 0, maps, 2 * (int) GRID.size(), (int) GRID.size());
        write(ours, maps);
        float[] nuisance = new float[6 * LENGTH];
        for (int c = 0; c < 6; c++) {
            for (int t = 0; t < LENGTH; t++) {
                nuisance[c * LENGTH + t] = (float) motion[c][t];
            }
        }
        Path table = scratch.resolve("motion.f32");
        write(table, nuisance);
        JsonNode peer = numpy(data, table, ours);
        String beside = String.format(Locale.ROOT, "%.2f s; NumPy %.2f s", best, peer.get("seconds").asDouble());
        return List.of(
                Row.atMost("task model, 60,000 voxels x 200, ar1: ours over nilearn's steps in NumPy", best / peer.get("seconds").asDouble(), "ratio", 0.2)
                        .beside(beside),
                Row.atMost("task model: 1 - correlation of effect", 1e6 * (1 - peer.get("effect").asDouble()), "ppm", 100),
                Row.atMost("task model: 1 - correlation of variance", 1e6 * (1 - peer.get("variance").asDouble()), "ppm", 100),
                Row.atMost("task model: 1 - correlation of t", 1e6 * (1 - peer.get("t").asDouble()), "ppm", 100),
                Row.atMost("task model: largest difference of t", peer.get("difference").asDouble(), "", 0.05));
    }

    /** Whole multiples of 1/64 are the same in single and double precision. */
    private static double[][] motion() {
        SplittableRandom random = new SplittableRandom(2);
        double[][] columns = new double[6][LENGTH];
        for (double[] column : columns) {
            long state = 0;
            for (int t = 0; t < LENGTH; t++) {
                state += random.nextInt(-3, 4);
                column[t] = state / 64.0;
            }
        }
        return columns;
    }

    private static VoxelSeries run(double[] response) {
        int size = (int) GRID.size();
        float[] values = new float[size * LENGTH];
        Execution.unobserved().parallel().forRanges(size, 1000, Execution.unobserved().progress(), (start, end) -> {
            SplittableRandom random = new SplittableRandom(start);
            for (int v = start; v < end; v++) {
                double noise = 0, rho = 0.7 * (v % 100) / 100, level = 600 + v % 500, effect = v % 10 == 0 ? 20 : 0;
                for (int t = 0; t < LENGTH; t++) {
                    noise = rho * noise + 8 * random.nextGaussian();
                    values[v * LENGTH + t] = (float) (level + noise + effect * response[t]);
                }
            }
        });
        return new VoxelSeries(Mask.where(GRID, _ -> true), LENGTH, TR, values);
    }

    private static void write(Path file, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        Files.write(file, bytes.array());
    }

    private static JsonNode numpy(Path data, Path motion, Path ours) throws IOException, InterruptedException {
        String program = """
                import sys, json, time
                import numpy as np
                from scipy import linalg, stats
                n, tr = 200, 2.0
                Y = np.fromfile(sys.argv[1], '<f4').reshape(-1, n).T.copy()
                M = np.fromfile(sys.argv[2], '<f4').reshape(6, n).T.astype(float)
                ours = np.fromfile(sys.argv[3], '<f4').reshape(3, -1).astype(float)
                start = time.perf_counter()
                frames = np.linspace(0, (n - 1) * tr, n)
                end = frames.max() * (1 + 1. / (n - 1))
                fine = np.linspace(-24., end, int(np.rint((n - 1) * 1. / frames.max() * (end + 24.) * 50 + 1)))
                dt = tr / 50
                s = np.linspace(0, 32., int(np.rint(32. / dt)))
                h = stats.gamma.pdf(s, 6 / .9, loc=dt, scale=.9) - .35 * stats.gamma.pdf(s, 12 / .9, loc=dt, scale=.9)
                h /= h.sum()
                columns = []
                for first in (0, 1):
                    u = np.zeros(fine.size)
                    for k in range(first, 12, 2):
                        u[np.searchsorted(fine, 5.3 + 32 * k)] += 1
                        u[min(np.searchsorted(fine, 5.3 + 32 * k + 16), fine.size - 1)] -= 1
                    columns.append(np.interp(frames, fine, np.convolve(np.cumsum(u), h)[:fine.size]))
                columns += list(M.T)
                for k in range(1, int(np.floor(2 * n * .01 * tr)) + 1):
                    columns.append(np.sqrt(2. / n) * np.cos(np.pi / n * (np.arange(n) + .5) * k))
                X = np.array(columns + [np.ones(n)]).T
                p = X.shape[1]
                c = np.zeros(p); c[0], c[1] = 1, -1
                Y = 100 * (Y / np.maximum(Y.mean(axis=0), 1) - 1)
                r = (Y - X @ (linalg.pinv(X) @ Y)).T
                r -= r.mean()
                lags = np.stack([(r * r).sum(1) / n, (r[:, :-1] * r[:, 1:]).sum(1) / (n - 1)], 1)
                walker = np.array([linalg.toeplitz(lag[:-1]) for lag in lags])
                rho = np.linalg.solve(walker, lags[:, 1:, None])[:, 0, 0]
                rho = np.array([int(value * 100) / 100 for value in rho])
                labels = np.array([str(value) for value in rho])
                effect, variance = np.zeros(Y.shape[1]), np.zeros(Y.shape[1])
                for label in np.unique(labels):
                    here, value = labels == label, float(label)
                    whiten = lambda a: np.vstack([a[:1], a[1:] - value * a[:-1]])
                    XW, YW = whiten(X), whiten(Y[:, here].astype(float))
                    P = linalg.pinv(XW)
                    b = P @ YW
                    e = YW - XW @ b
                    effect[here] = c @ b
                    variance[here] = c @ (P @ P.T) @ c * (e ** 2).sum(0) / (n - p)
                t = effect / np.sqrt(variance)
                seconds = time.perf_counter() - start
                agree = lambda a, b: float(np.corrcoef(a, b)[0, 1])
                print(json.dumps(dict(seconds=seconds, effect=agree(effect, ours[0]), variance=agree(variance, ours[1]),
                                      t=agree(t, ours[2]), difference=float(np.abs(t - ours[2]).max()))))
                """;
        Process python = new ProcessBuilder("/usr/bin/python3", "-c", program, data.toString(), motion.toString(), ours.toString())
                .redirectErrorStream(true).start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8))) {
            out.lines().forEach(lines::add);
        }
        if (python.waitFor() != 0) {
            throw new IOException("NumPy's task model cannot be computed: " + String.join(" ", lines));
        }
        return new ObjectMapper().readTree(lines.getLast());
    }
}

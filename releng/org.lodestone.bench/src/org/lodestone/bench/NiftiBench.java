package org.lodestone.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;
import org.lodestone.image.ElementType;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
import org.lodestone.image.Voxels;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;

/** A run of 64 x 64 x 36 x 200 int16 from file to scaled single precision, beside nibabel's {@code get_fdata(dtype=float32)} on the same file. */
final class NiftiBench {

    private static final int ROUNDS = 7;

    private NiftiBench() {
    }

    static List<Row> measure(Path scratch) throws IOException, InterruptedException {
        MethodRegistry methods = MethodRegistry.fromClassPath(NiftiBench.class.getClassLoader());
        Grid grid = new Grid(64, 64, 36, Affine.scaling(3, 3, 3), Frame.scan("bench"));
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[(int) grid.size() * 200];
        for (int v = 0; v < values.length; v++) {
            // Smooth in space with noise on top, so that it compresses as a real run does.
            values[v] = (float) Math.rint(500 + 300 * Math.sin(v * 0.01) + random.nextInt(40));
        }
        // Typed memory first: the image stays in its stored type, mapped or inflated, and every voxel is scaled once in passing. One array
        // of floats besides, which nothing in the product needs for a run: it costs a pass for clearing the array that Java insists on.
        return List.of(
                compare("nii.gz to one float array, against nibabel", scratch.resolve("run.nii.gz"), grid, values, methods, Optional.of(1.0),
                        NiftiBench::array),
                compare("nii to typed memory, each voxel scaled, against nibabel", scratch.resolve("run.nii"), grid, values, methods, Optional.of(0.5),
                        NiftiBench::pass),
                compare("nii to one float array, against nibabel", scratch.resolve("run.nii"), grid, values, methods, Optional.empty(),
                        NiftiBench::array));
    }

    private static float array(Voxels voxels) {
        return voxels.toFloats()[12345];
    }

    /** Reads in pieces of one volume, as the computations do, on all cores. */
    private static float pass(Voxels voxels) {
        int piece = 64 * 64 * 36;
        Float[] first = new Float[1];
        Parallel.allCores().forRanges((int) voxels.size(), 10 * piece, Progress.NONE, (from, to) -> {
            float[] volume = new float[piece];
            for (int at = from; at < to; at += piece) {
                voxels.read(at, volume, 0, piece);
                if (at == 0) {
                    first[0] = volume[12345];
                }
            }
        });
        return first[0];
    }

    private static Row compare(String what, Path file, Grid grid, float[] values, MethodRegistry methods, Optional<Double> bar,
            ToDoubleFunction<Voxels> use) throws IOException, InterruptedException {
        ImageFiles.write(new WriteRequest(file, grid, 200, 2, new FloatVoxels(values), ElementType.INT16, "bench"), methods,
                Execution.unobserved()).orThrow();
        double ours = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            double voxel = use.applyAsDouble(ImageFiles.read(file, methods, Execution.unobserved()).orThrow().voxels());
            ours = Math.min(ours, (System.nanoTime() - start) / 1e9);
            if (voxel != values[12345]) {
                throw new IllegalStateException("voxel 12345 is " + voxel);
            }
        }
        double peer = nibabel(file);
        return new Row(what, ours / peer, "ratio", bar,
                String.format(Locale.ROOT, "%.3f s, nibabel %.3f s (best of %d)", ours, peer, ROUNDS));
    }

    private static double nibabel(Path file) throws IOException, InterruptedException {
        String script = "import nibabel,time,numpy\nbest=1e9\nfor i in range(" + ROUNDS + "):\n s=time.perf_counter()\n"
                + " nibabel.load(r'" + file + "').get_fdata(dtype=numpy.float32,caching='unchanged')\n"
                + " best=min(best,time.perf_counter()-s)\nprint(best)";
        Process process = new ProcessBuilder("/usr/bin/python3", "-c", script).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            process.waitFor();
            return line == null ? Double.NaN : Double.parseDouble(line);
        }
    }
}

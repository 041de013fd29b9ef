package org.lodestone.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.image.ElementType;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
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
        return List.of(
                compare("nii.gz to float, against nibabel", scratch.resolve("run.nii.gz"), grid, values, methods, 1.0),
                compare("nii to float, against nibabel", scratch.resolve("run.nii"), grid, values, methods, 0.5));
    }

    private static Row compare(String what, Path file, Grid grid, float[] values, MethodRegistry methods, double bar)
            throws IOException, InterruptedException {
        ImageFiles.write(new WriteRequest(file, grid, 200, 2, new FloatVoxels(values), ElementType.INT16, "bench"), methods,
                Execution.unobserved()).orThrow();
        double ours = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            float[] read = ImageFiles.read(file, methods, Execution.unobserved()).orThrow().voxels().toFloats();
            ours = Math.min(ours, (System.nanoTime() - start) / 1e9);
            if (read[12345] != values[12345]) {
                throw new IllegalStateException("voxel 12345 is " + read[12345]);
            }
        }
        double peer = nibabel(file);
        return Row.atMost(what, ours / peer, "ratio", bar)
                .beside(String.format(Locale.ROOT, "%.3f s, nibabel %.3f s (best of %d)", ours, peer, ROUNDS));
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

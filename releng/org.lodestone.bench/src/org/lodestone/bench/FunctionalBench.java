package org.lodestone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.function.HeadMotion;
import org.lodestone.method.function.Realignment;

/** A raw run with known motion: realignment beside nipy, seed map beside nilearn's steps, the whole way to a target. */
final class FunctionalBench {

    private static final String RUN = "first/bids/sub-demo/func/sub-demo_task-rest_bold.nii.gz";

    private FunctionalBench() {
    }

    /**
     * @param product what is measured
     * @param scratch folder in which the demonstration case lies as {@code first}
     */
    static List<Row> measure(Product product, Path scratch) throws IOException, InterruptedException {
        Path run = scratch.resolve(RUN);
        List<Row> rows = new ArrayList<>(realignment(run, scratch));
        rows.addAll(SeedMapBench.measure(product, run, scratch));
        Product.Run target = product.run("target", scratch.resolve("first/bids").toString(), "--json", "--threads", "2", "--out",
                scratch.resolve("target").toString());
        rows.add(Row.atMost("raw T1w and run to a target with error bar, 2 threads", target.seconds(), "s", 150));
        rows.add(Row.atMost("the same, peak resident memory", target.peakMebibytes(), "MiB", 4096));
        return rows;
    }

    private static List<Row> realignment(Path file, Path scratch) throws IOException, InterruptedException {
        MethodRegistry methods = MethodRegistry.fromClassPath(FunctionalBench.class.getClassLoader());
        Series run = ImageFiles.read(file, methods, Execution.unobserved()).orThrow().asSeries(Frame.bold("bench"), 2);
        List<Affine> truth = new ArrayList<>();
        new ObjectMapper().readTree(scratch.resolve("first/truth.json").toFile()).path("motion").path("referenceToVolume")
                .forEach(matrix -> truth.add(affine(matrix)));
        Realignment method = methods.first(Realignment.class);
        double seconds = Double.POSITIVE_INFINITY;
        HeadMotion motion = null;
        for (int round = 0; round < 2; round++) {
            long start = System.nanoTime();
            motion = method.run(run, Parameters.defaults(method.parameters()), Execution.unobserved()).orThrow();
            seconds = Math.min(seconds, (System.nanoTime() - start) / 1e9);
        }
        List<Vec3> head = head(run.volume(0));
        double[] ours = errors(motion.referenceToVolume(), truth, head);
        Peer nipy = nipy(file, truth, head);
        String beside = String.format(Locale.ROOT, "nipy median %.3f, largest %.3f mm, %.0f s", nipy.errors()[nipy.errors().length / 2],
                nipy.errors()[nipy.errors().length - 1], nipy.seconds());
        return List.of(
                Row.atMost("realignment, 64x64x36x200: error of a volume, median", ours[ours.length / 2], "mm",
                        Math.min(0.08, nipy.errors()[nipy.errors().length / 2])).beside(beside),
                Row.atMost("realignment: error of a volume, largest", ours[ours.length - 1], "mm",
                        Math.min(0.16, nipy.errors()[nipy.errors().length - 1])).beside(beside),
                Row.atMost("realignment: time", seconds, "s", 8).beside(beside));
    }

    /** Every third voxel whose signal is above a fifth of the brightest hundredth. */
    private static List<Vec3> head(Volume volume) {
        float[] values = volume.toFloats(), sorted = values.clone();
        Arrays.sort(sorted);
        double limit = 0.2 * sorted[(int) (0.99 * (sorted.length - 1))];
        List<Vec3> head = new ArrayList<>();
        int nx = volume.grid().nx(), ny = volume.grid().ny();
        for (int v = 0; v < values.length; v += 3) {
            if (values[v] > limit) {
                head.add(volume.grid().toWorld(v % nx, v / nx % ny, v / (nx * ny)));
            }
        }
        return head;
    }

    /** Mean over the head of how far the found place of a voxel lies from the true one, for each volume after the first, sorted. */
    private static double[] errors(List<Affine> found, List<Affine> truth, List<Vec3> head) {
        Affine foundFirst = found.getFirst().inverse(), trueFirst = truth.getFirst().inverse();
        double[] errors = new double[truth.size() - 1];
        for (int t = 1; t < truth.size(); t++) {
            Affine a = found.get(t).times(foundFirst), b = truth.get(t).times(trueFirst);
            errors[t - 1] = head.stream().mapToDouble(p -> a.apply(p).distance(b.apply(p))).average().orElseThrow();
        }
        Arrays.sort(errors);
        return errors;
    }

    private record Peer(double[] errors, double seconds) {
    }

    /** Which way nipy's transforms lead is not written anywhere: the better of both ways counts. */
    private static Peer nipy(Path file, List<Affine> truth, List<Vec3> head) throws IOException, InterruptedException {
        JsonNode out = python("""
                import sys, json, time, warnings
                warnings.filterwarnings('ignore')
                import nipy
                from nipy.algorithms.registration.groupwise_registration import SpaceRealign
                image = nipy.load_image(sys.argv[1])
                start = time.perf_counter()
                realign = SpaceRealign([image])
                realign.estimate(refscan=0)
                seconds = time.perf_counter() - start
                json.dump({'seconds': seconds, 'motion': [t.as_affine().tolist() for t in realign._transforms[0]]}, open(sys.argv[2], 'w'))
                """, file);
        List<Affine> straight = new ArrayList<>(), back = new ArrayList<>();
        for (JsonNode matrix : out.path("motion")) {
            straight.add(affine(matrix));
            back.add(affine(matrix).inverse());
        }
        double[] one = errors(straight, truth, head), other = errors(back, truth, head);
        return new Peer(one[one.length / 2] < other[other.length / 2] ? one : other, out.path("seconds").asDouble());
    }

    /** Runs a program with a file and a place for its JSON. */
    static JsonNode python(String program, Path file, String... more) throws IOException, InterruptedException {
        Path result = Files.createTempFile("bench", ".json");
        List<String> line = new ArrayList<>(List.of("/usr/bin/python3", "-c", program, file.toString(), result.toString()));
        line.addAll(List.of(more));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the peer cannot be measured: " + said);
        }
        JsonNode json = new ObjectMapper().readTree(result.toFile());
        Files.delete(result);
        Files.deleteIfExists(Path.of(result + ".nii.gz"));
        return json;
    }

    private static Affine affine(JsonNode m) {
        double[] v = new double[12];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                v[4 * row + column] = m.path(row).path(column).asDouble();
            }
        }
        return new Affine(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11]);
    }
}

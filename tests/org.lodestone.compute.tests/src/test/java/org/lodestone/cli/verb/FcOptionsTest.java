package org.lodestone.cli.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.cli.ExitCode;
import org.lodestone.cli.Main;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;
import org.lodestone.testkit.SharedData;

/** Lags, regions held fixed, weighted seeds and several runs of {@code fc}; nilearn's figures at the verb. */
class FcOptionsTest {

    private static final MethodRegistry METHODS = MethodRegistry.fromClassPath(FcOptionsTest.class.getClassLoader());
    private static final Grid GRID = new Grid(6, 5, 4, Affine.scaling(3, 3, 3), Frame.scan("run"));
    private static final int LENGTH = 200;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Columns of voxels: 0 the seed's course; 1 the same two volumes later; 2 a course both 0 and 3 follow; 3 follows 2 alone; rest noise. */
    private Path run(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] own = slow(random), common = slow(random);
        int size = (int) GRID.size();
        float[] values = new float[size * LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            for (int v = 0; v < size; v++) {
                double course = switch (v % 6) {
                    case 0 -> own[t + 2] + common[t + 2];
                    case 1 -> own[t] + common[t];
                    case 2, 3 -> common[t + 2];
                    default -> 0;
                };
                values[t * size + v] = (float) (1000 + 20 * course + 0.5 * random.nextGaussian());
            }
        }
        Path file = folder.resolve("run" + seed + ".nii.gz");
        ImageFiles.write(WriteRequest.of(file, new Series(GRID, LENGTH, 2, new FloatVoxels(values)), "test"), METHODS,
                Execution.unobserved()).orThrow();
        return file;
    }

    /** Noise within 0.02 to 0.08 Hz. */
    private static double[] slow(SplittableRandom random) {
        double[] course = new double[LENGTH + 2];
        for (int f = 10; f < 34; f++) {
            double amplitude = random.nextGaussian() / 3, phase = random.nextDouble(2 * Math.PI);
            for (int t = 0; t < course.length; t++) {
                course[t] += amplitude * Math.sin(2 * Math.PI * f * t / 404.0 * 1.013 + phase);
            }
        }
        return course;
    }

    private float[] fc(List<Path> runs, String... more) {
        Path map = folder.resolve("map.nii.gz");
        List<String> all = new ArrayList<>(List.of("fc"));
        runs.forEach(run -> all.add(run.toString()));
        all.addAll(List.of("--out", map.toString()));
        all.addAll(List.of(more));
        int exit = Main.run(all.toArray(String[]::new), () -> METHODS, new PrintStream(new ByteArrayOutputStream()),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertEquals(ExitCode.DONE, exit, err::toString);
        return ImageFiles.read(map, METHODS, Execution.unobserved()).orThrow().voxels().toFloats();
    }

    @Test
    void aLagFindsWhatFollowsTheSeed() {
        Path run = run(1);
        float[] now = fc(List.of(run), "--seed", "0,6,6"), later = fc(List.of(run), "--seed", "0,6,6", "--lag", "4");
        int follower = GRID.index(1, 1, 1);
        assertTrue(later[follower] > 0.97 && now[follower] < 0.9, later[follower] + " " + now[follower]);
    }

    @Test
    void aRegionHeldFixedTakesWhatItExplains() {
        Path run = run(2);
        float[] plain = fc(List.of(run), "--seed", "0,6,6"), partial = fc(List.of(run), "--seed", "0,6,6", "--control", "6,6,6,1");
        int voxel = GRID.index(3, 3, 1);
        assertTrue(plain[voxel] > 0.3 && Math.abs(partial[voxel]) < 0.3 && partial[voxel] < plain[voxel] - 0.2, plain[voxel] + " " + partial[voxel]);
    }

    @Test
    void aSeedMapCountsEachVoxelWithItsWeightAndSign() {
        Path run = run(3);
        float[] weights = new float[(int) GRID.size()];
        weights[GRID.index(0, 2, 2)] = 2;
        weights[GRID.index(2, 2, 2)] = -2;
        Path map = folder.resolve("weights.nii.gz");
        ImageFiles.write(WriteRequest.of(map, Volume.of(GRID, weights), "weights"), METHODS, Execution.unobserved()).orThrow();
        float[] r = fc(List.of(run), "--seed-map", map.toString());
        // own + common - common leaves the seed's own course, of which the course both share knows nothing
        assertTrue(Math.abs(r[GRID.index(3, 1, 1)]) < 0.3 && r[GRID.index(0, 1, 1)] > 0.5, r[GRID.index(3, 1, 1)] + " " + r[GRID.index(0, 1, 1)]);
    }

    @Test
    void severalRunsAreAveragedAsFishersZ() {
        Path one = run(4), two = run(5);
        float[] a = fc(List.of(one), "--seed", "0,6,6"), b = fc(List.of(two), "--seed", "0,6,6");
        float[] both = fc(List.of(one, two), "--seed", "0,6,6"), z = fc(List.of(one, two), "--seed", "0,6,6", "--fisher-z");
        int voxel = GRID.index(2, 4, 3);
        double mean = (atanh(a[voxel]) + atanh(b[voxel])) / 2;
        assertEquals(mean, z[voxel], 1e-5);
        assertEquals(Math.tanh(mean), both[voxel], 1e-5);
    }

    private static double atanh(double r) {
        return 0.5 * Math.log((1 + r) / (1 - r));
    }

    @Test
    void nilearnsMapIsReproducedByTheVerb() throws Exception {
        Path bold = SharedData.file("bold/feat_filtered_func_data.nii.gz");
        Path reference = SharedData.folder().orElseThrow().resolve("reference/nilearn-0.10.4");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(reference), "the reference of nilearn 0.10.4 is absent");
        float[] r = fc(List.of(bold), "--seed=-1.5,-1.5,-6,2", "--mask", reference.resolve("feat_mask.nii.gz").toString(), "--tr", "3",
                "--filter", "butterworth5");
        float[] expected = ImageFiles.read(reference.resolve("feat_r.nii.gz"), METHODS, Execution.unobserved()).orThrow().voxels().toFloats();
        double worst = 0;
        for (int v = 0; v < r.length; v++) {
            worst = Math.max(worst, Math.abs(r[v] - expected[v]));
        }
        assertTrue(worst <= 1e-5, "largest difference of r " + worst);
    }
}

package org.lodestone.cli.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;

class EcMapVerbTest {

    private static final MethodRegistry METHODS = MethodRegistry.fromClassPath(EcMapVerbTest.class.getClassLoader());
    /** The first axis runs to the left: a side that is mixed up shows. */
    private static final Grid GRID = new Grid(8, 7, 6, new Affine(-3, 0, 0, 10, 0, 3, 0, -9, 0, 0, 3, -6), Frame.scan("run"));
    private static final int LENGTH = 200;
    private static final int SEED = GRID.index(1, 3, 3);
    private static final int DRIVEN = GRID.index(6, 3, 3);
    private static final int DRIVES = GRID.index(6, 1, 1);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** White voxels; one follows the seed by a volume with the other sign, one goes before it. */
    private Path write(boolean smooth) {
        int size = (int) GRID.size();
        SplittableRandom random = new SplittableRandom(7);
        double[][] x = new double[LENGTH][size];
        for (int t = 0; t < LENGTH; t++) {
            for (int v = 0; v < size; v++) {
                x[t][v] = random.nextGaussian();
            }
            if (t > 0) {
                x[t][SEED] += 0.9 * x[t - 1][DRIVES];
                x[t][DRIVEN] -= 0.9 * x[t - 1][SEED];
            }
        }
        float[] values = new float[size * LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            for (int v = 0; v < size; v++) {
                double value = 0;
                for (int d = -12; d <= 12 && smooth; d++) {
                    value += Math.exp(-0.5 * d * d / 16.0) * x[Math.clamp(t + d, 0, LENGTH - 1)][v];
                }
                values[t * size + v] = (float) (1000 + 20 * (smooth ? value : x[t][v]));
            }
        }
        Path run = folder.resolve("run.nii.gz");
        ImageFiles.write(WriteRequest.of(run, new Series(GRID, LENGTH, 2, new FloatVoxels(values)), "test"), METHODS,
                Execution.unobserved()).orThrow();
        return run;
    }

    private int verb(Path run, String... more) {
        String[] all = new String[more.length + 4];
        System.arraycopy(new String[] {"ec-map", run.toString(), "--out", folder.resolve("out").toString()}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return Main.run(all, () -> METHODS, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private float[] map(String name) {
        return ImageFiles.read(folder.resolve("out").resolve(name + ".nii.gz"), METHODS, Execution.unobserved()).orThrow().voxels().toFloats();
    }

    @Test
    void whatTheSeedDrivesAndWhatDrivesItAreToldApartWithTheirSigns() throws IOException {
        // 10 - 3 = 7 mm: the voxel with the number 1 along the first axis.
        assertEquals(ExitCode.DONE, verb(write(false), "--seed", "7,0,3,1", "--json"), err::toString);
        float[] from = map("desc-seedToVoxel_stat-geweke"), to = map("desc-voxelToSeed_stat-geweke"), net = map("desc-net_stat-geweke");
        assertTrue(from[DRIVEN] > 0.2 && to[DRIVEN] < 0.05, from[DRIVEN] + " " + to[DRIVEN]);
        assertTrue(to[DRIVES] > 0.2 && from[DRIVES] < 0.05, from[DRIVES] + " " + to[DRIVES]);
        assertEquals(from[DRIVEN] - to[DRIVEN], net[DRIVEN], 1e-6);
        assertTrue(map("desc-seedToVoxel_stat-path")[DRIVEN] < -0.4 && map("desc-voxelToSeed_stat-path")[DRIVES] > 0.4);
        assertTrue(map("desc-seedToVoxel_stat-q")[DRIVEN] < 1e-6 && map("desc-voxelToSeed_stat-q")[DRIVEN] > 0.05);
        String json = out.toString(StandardCharsets.UTF_8);
        assertTrue(json.contains("haemodynamic") && json.contains("\"seedVoxels\" : 1"), json);
        assertTrue(Files.exists(folder.resolve("out/desc-net_stat-geweke.json")), "each map has a sidecar");
    }

    @Test
    void aRunThatWasLowPassedEndsWithTheCodeOfAFailedGate() {
        assertEquals(ExitCode.GATE_FAILED, verb(write(true), "--seed", "7,0,3,1"), err::toString);
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("not-band-passed"), err::toString);
    }

    @Test
    void aSeedOutsideAndAnOrderBeyondTheRunAreRefusedAndNothingIsLeft() {
        Path run = write(false);
        assertEquals(ExitCode.BAD_INPUT, verb(run, "--seed", "500,0,0,3"));
        assertEquals(ExitCode.BAD_INPUT, verb(run, "--seed", "7,0,3,1", "--order", "70"));
        assertEquals(ExitCode.BAD_INPUT, verb(run, "--seed", "7,0,3,1", "--high-pass", "0.3"));
        assertFalse(Files.exists(folder.resolve("out")));
    }
}

package org.lodestone.cli.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
import org.lodestone.core.Vec3;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.ImageFiles;
import org.lodestone.method.file.WriteRequest;

/** Runs, seeds and masks of which {@code fc} must not make a number without a word: a head of 24 mm radius in the middle of air. */
class FcBadInputTest {

    private static final MethodRegistry METHODS = MethodRegistry.fromClassPath(FcBadInputTest.class.getClassLoader());
    private static final Grid GRID = new Grid(20, 20, 20, Affine.scaling(3, 3, 3), Frame.scan("run"));
    private static final Vec3 MIDDLE = new Vec3(28.5, 28.5, 28.5);
    private static final int LENGTH = 80;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static double fromMiddle(int v) {
        return GRID.toWorld(v % 20, v / 20 % 20, v / 400).distance(MIDDLE);
    }

    private static float[] values(float head) {
        SplittableRandom random = new SplittableRandom(7);
        int size = (int) GRID.size();
        float[] values = new float[size * LENGTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (Math.abs(fromMiddle(i % size) < 24 ? head + 10 * random.nextGaussian() : 2 * random.nextGaussian()));
        }
        return values;
    }

    private Path write(float[] values) {
        return ImageFiles.write(WriteRequest.of(folder.resolve("run.nii"), new Series(GRID, LENGTH, 2, new FloatVoxels(values)), "test"),
                METHODS, Execution.unobserved()).orThrow();
    }

    private int fc(Path run, String... more) {
        List<String> all = new ArrayList<>(List.of("fc", run.toString(), "--out", folder.resolve("r.nii").toString()));
        all.addAll(List.of(more));
        return Main.run(all.toArray(String[]::new), () -> METHODS, new PrintStream(OutputStream.nullOutputStream()),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private void refused(String code, int exit) {
        assertEquals(ExitCode.BAD_INPUT, exit);
        said(code);
        assertTrue(Files.notExists(folder.resolve("r.nii")), "nothing is left behind");
    }

    private void said(String code) {
        assertTrue(err.toString(StandardCharsets.UTF_8).contains(code), err::toString);
    }

    @Test
    void aSeedMostlyInTheAirIsRefusedAndOnePartlyThereIsTold() {
        Path run = write(values(1000));
        refused("LS-FUNC-031", fc(run, "--seed", "28.5,28.5,57,7"));
        err.reset();
        assertEquals(ExitCode.DONE, fc(run, "--seed", "28.5,28.5,50.5,7"));
        said("LS-FUNC-033");
    }

    @Test
    void aSeedThatReachesOutOfTheFieldOfViewIsTold() {
        float[] everywhere = values(1000);
        for (int i = 0; i < everywhere.length; i++) {
            everywhere[i] += 1000;
        }
        assertEquals(ExitCode.DONE, fc(write(everywhere), "--seed", "28.5,28.5,-1,9"));
        said("LS-FC-022");
    }

    @Test
    void aMaskInTheAirIsRefusedAndOneMostlyThereIsTold() {
        Path run = write(values(1000)), mask = folder.resolve("mask.nii");
        mask(mask, v -> fromMiddle(v) > 30);
        refused("LS-FC-011", fc(run, "--seed", "28.5,28.5,28.5,6", "--mask", mask.toString()));
        mask(mask, v -> fromMiddle(v) > 18);
        assertEquals(ExitCode.DONE, fc(run, "--seed", "28.5,28.5,49,4", "--mask", mask.toString()));
        said("LS-FC-021");
    }

    private static void mask(Path file, java.util.function.IntPredicate member) {
        ImageFiles.write(WriteRequest.of(file, Mask.where(GRID, member).toVolume(), "mask"), METHODS, Execution.unobserved()).orThrow();
    }

    @Test
    void valuesThatAreNoNumbersAreRefusedAndDoNotBecomeZero() {
        float[] values = values(1000);
        int voxel = 10 + 20 * 10 + 400 * 12;
        values[40 * (int) GRID.size() + voxel] = Float.NaN;
        refused("LS-FUNC-038", fc(write(values), "--seed", "28.5,28.5,20,4"));
        err.reset();
        refused("LS-FUNC-032", fc(write(values), "--seed", "30,30,36,4"));
    }

    @Test
    void ofARunWithoutItsMeanNoVoxelIsLost() throws IOException {
        float[] values = values(1000);
        int size = (int) GRID.size();
        for (int i = 0; i < values.length; i++) {
            values[i] = fromMiddle(i % size) < 24 ? values[i] - 1000 : 0;
        }
        assertEquals(ExitCode.DONE, fc(write(values), "--seed", "28.5,28.5,28.5,6"));
        float[] r = ImageFiles.read(folder.resolve("r.nii"), METHODS, Execution.unobserved()).orThrow().voxels().toFloats();
        for (int v = 0; v < size; v++) {
            assertEquals(fromMiddle(v) < 24, r[v] != 0, "voxel " + v);
        }
    }

    @Test
    void aHeaderThatOnlyGuessesWhereTheHeadLiesIsTold() throws IOException {
        Path run = write(values(1000));
        try (FileChannel channel = FileChannel.open(run, StandardOpenOption.WRITE)) {
            // qform_code and sform_code
            channel.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN), 252);
        }
        assertEquals(ExitCode.DONE, fc(run, "--seed=0,0,0,6"));
        said("LS-NIFTI-");
    }

    @Test
    void tooFewVolumesForTheFilterAreRefusedWithTheMinutesNeeded() {
        float[] few = java.util.Arrays.copyOf(values(1000), 20 * (int) GRID.size());
        Path run = ImageFiles.write(WriteRequest.of(folder.resolve("few.nii"), new Series(GRID, 20, 2, new FloatVoxels(few)), "test"), METHODS,
                Execution.unobserved()).orThrow();
        refused("LS-FUNC-005", fc(run, "--seed", "28.5,28.5,28.5,6"));
        said("Scan at least");
        err.reset();
        refused("LS-FUNC-006", fc(run, "--seed", "28.5,28.5,28.5,6", "--filter", "butterworth5"));
    }

    @Test
    void confoundsThatLeaveNothingAreRefusedUnderBothFilters() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder table = new StringBuilder();
        for (int t = -1; t < LENGTH; t++) {
            for (int c = 0; c < 40; c++) {
                table.append(c == 0 ? "" : "\t").append(t < 0 ? "c" + c : Double.toString(random.nextGaussian()));
            }
            table.append('\n');
        }
        Path confounds = Files.writeString(folder.resolve("many.tsv"), table);
        Path run = write(values(1000));
        for (String filter : List.of("cosine", "butterworth5")) {
            err.reset();
            refused("LS-FUNC-005", fc(run, "--seed", "28.5,28.5,28.5,6", "--filter", filter, "--confounds", confounds.toString()));
        }
    }
}

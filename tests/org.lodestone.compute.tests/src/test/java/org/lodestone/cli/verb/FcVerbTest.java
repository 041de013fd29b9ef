package org.lodestone.cli.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
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

class FcVerbTest {

    private static final MethodRegistry METHODS = MethodRegistry.fromClassPath(FcVerbTest.class.getClassLoader());
    private static final Grid GRID = new Grid(8, 7, 6, new Affine(-3, 0, 0, 10, 0, 3, 0, -9, 0, 0, 3, -6), Frame.scan("run"));

    @TempDir
    private Path folder;

    private Path run;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeRun() {
        int size = (int) GRID.size(), length = 90;
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[size * length];
        for (int t = 0; t < length; t++) {
            for (int v = 0; v < size; v++) {
                values[t * size + v] = (float) (1000 + 20 * random.nextGaussian() + (v % 8 < 4 ? 40 : 0) * Math.sin(2 * Math.PI * t / 15));
            }
        }
        run = folder.resolve("run.nii.gz");
        ImageFiles.write(WriteRequest.of(run, new Series(GRID, length, 2, new FloatVoxels(values)), "test"), METHODS,
                Execution.unobserved()).orThrow();
    }

    private int fc(String... arguments) {
        return verb("fc", arguments);
    }

    private int verb(String verb, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = verb;
        all[1] = run.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Main.run(all, () -> METHODS, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void aMapIsWrittenThatKnowsTheSeedsHalf() {
        Path map = folder.resolve("r.nii.gz");
        assertEquals(ExitCode.DONE, fc("--seed", "7,-3,3,4", "--out", map.toString(), "--json"), err::toString);
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("\"seedVoxels\" : 7"), out.toString(StandardCharsets.UTF_8));
        float[] r = ImageFiles.read(map, METHODS, Execution.unobserved()).orThrow().voxels().toFloats();
        assertTrue(r[GRID.index(2, 3, 3)] > 0.7 && Math.abs(r[GRID.index(6, 3, 3)]) < 0.5, r[GRID.index(2, 3, 3)] + "");
    }

    @Test
    void regionsOfOneHalfGoTogether() throws IOException {
        float[] labels = new float[(int) GRID.size()];
        for (int v = 0; v < labels.length; v++) {
            labels[v] = v % 8 < 4 ? v / 56 < 3 ? 1 : 2 : 3;
        }
        Path atlas = folder.resolve("atlas.nii.gz"), table = folder.resolve("matrix.tsv");
        ImageFiles.write(WriteRequest.of(atlas, org.lodestone.image.Volume.of(GRID, labels), "regions"), METHODS,
                Execution.unobserved()).orThrow();
        assertEquals(ExitCode.DONE, verb("fc-matrix", "--atlas", atlas.toString(), "--out", table.toString()), err::toString);
        String[] first = Files.readAllLines(table).get(1).split("\t");
        assertEquals(1, Double.parseDouble(first[0]), 1e-12);
        assertTrue(Double.parseDouble(first[1]) > 0.95 && Math.abs(Double.parseDouble(first[2])) < 0.5, String.join(" ", first));
    }

    @Test
    void badSeedsTablesAndMasksAreRefusedByName() throws IOException {
        String map = folder.resolve("r.nii.gz").toString();
        assertEquals(ExitCode.BAD_INPUT, fc("--seed", "1,2", "--out", map));
        assertEquals(ExitCode.BAD_INPUT, fc("--seed", "500,0,0,5", "--out", map));
        Path table = folder.resolve("short.tsv");
        Files.writeString(table, "a\tb\n1\t2\n");
        assertEquals(ExitCode.BAD_INPUT, fc("--seed", "7,-3,3,4", "--confounds", table.toString(), "--out", map));
        assertEquals(ExitCode.BAD_INPUT, fc("--seed", "7,-3,3,4", "--low-pass", "0.005", "--out", map));
        String said = err.toString(StandardCharsets.UTF_8);
        for (String code : new String[] {"LS-FC-002", "LS-FUNC-031", "LS-FC-001", "LS-FUNC-002"}) {
            assertTrue(said.contains(code), said);
        }
        assertTrue(Files.notExists(Path.of(map)), "nothing is left behind");
    }
}

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
import java.util.List;
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
import org.lodestone.study.derivative.StoredTaskModel;
import org.lodestone.testkit.SharedData;

class TaskVerbsTest {

    private static final MethodRegistry METHODS = MethodRegistry.fromClassPath(TaskVerbsTest.class.getClassLoader());
    private static final Grid GRID = new Grid(8, 7, 6, new Affine(-3, 0, 0, 10, 0, 3, 0, -9, 0, 0, 3, -6), Frame.scan("run"));
    private static final int LENGTH = 80;

    @TempDir
    private Path folder;

    private Path run;
    private Path events;
    private Path mask;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeRun() throws IOException {
        int size = (int) GRID.size();
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[size * LENGTH], inside = new float[size];
        for (int t = 0; t < LENGTH; t++) {
            for (int v = 0; v < size; v++) {
                boolean on = (t * 2 + 34) % 40 < 20;
                values[t * size + v] = (float) (1000 + 8 * random.nextGaussian() + (v % 8 < 4 && on ? 20 : 0));
            }
        }
        java.util.Arrays.fill(inside, 1);
        run = folder.resolve("run.nii.gz");
        mask = folder.resolve("mask.nii.gz");
        ImageFiles.write(WriteRequest.of(run, new Series(GRID, LENGTH, 2, new FloatVoxels(values)), "test"), METHODS,
                Execution.unobserved()).orThrow();
        ImageFiles.write(WriteRequest.of(mask, org.lodestone.image.Volume.of(GRID, inside), "test"), METHODS, Execution.unobserved()).orThrow();
        events = table("onset\tduration\ttrial_type", "0\t20\tA", "40\t20\tA", "80\t20\tA", "120\t20\tA", "20\t10\tB", "60\t10\tB", "100\t10\tB");
    }

    private Path table(String... lines) throws IOException {
        Path file = Files.createTempFile(folder, "events", ".tsv");
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private int verb(String verb, String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = verb;
        all[1] = run.toString();
        all[2] = "--out";
        all[3] = folder.resolve("out").toString();
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return Main.run(all, () -> METHODS, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private void refused(String what, String... arguments) {
        err.reset();
        assertEquals(ExitCode.BAD_INPUT, verb("glm", arguments), err::toString);
        String line = err.toString(StandardCharsets.UTF_8);
        assertTrue(line.contains(what), line);
        assertTrue(line.lines().filter(l -> l.startsWith("LS-")).count() >= 1 && line.contains("Remedy"), line);
        assertFalse(Files.exists(folder.resolve("out")), "nothing is left behind");
    }

    private float[] map(String name) {
        return ImageFiles.read(folder.resolve("out").resolve(name), METHODS, Execution.unobserved()).orThrow().voxels().toFloats();
    }

    @Test
    void mapsDesignAndTablesOfOneContrastAreWritten() throws IOException {
        assertEquals(ExitCode.DONE, verb("glm", "--events", events.toString(), "--tr", "2", "--mask", mask.toString(), "--contrast", "A - B",
                "--roi=7,-3,3,4", "--json"), err::toString);
        float[] t = map("stat-t.nii.gz"), effect = map("stat-effect.nii.gz"), variance = map("stat-variance.nii.gz");
        int active = GRID.index(2, 3, 3), silent = GRID.index(6, 3, 3);
        assertTrue(t[active] > 4.5 && Math.abs(t[silent]) < 3.5, t[active] + " " + t[silent]);
        assertEquals(t[active], effect[active] / Math.sqrt(variance[active]), 1e-4);
        assertTrue(map("stat-z.nii.gz")[active] > 4);
        List<String> design = Files.readAllLines(folder.resolve("out/design.tsv"));
        assertEquals(LENGTH + 1, design.size());
        assertTrue(design.getFirst().startsWith("A\tB\tdrift_1"));
        String json = Files.readString(folder.resolve("out/glm.json"));
        for (String word : List.of("\"degreesOfFreedom\"", "\"thresholds\"", "\"FDR\"", "\"regions\"", "\"durbinWatson\"", "\"responses\"")) {
            assertTrue(json.contains(word), word);
        }
        assertTrue(Files.readString(folder.resolve("out/clusters.tsv")).startsWith("cluster\tx\ty\tz\tpeak_stat"));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("{"));
        String page = Files.readString(folder.resolve("out/report.html"));
        assertTrue(page.contains("Contrast A - B") && page.contains("Durbin-Watson") && !page.contains("http"));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        assertEquals(ExitCode.DONE, verb("glm", "--events", events.toString(), "--tr", "2", "--mask", mask.toString(), "--contrast", "A - B"),
                err::toString);
        StoredTaskModel read = StoredTaskModel.read(folder.resolve("out")).orThrow();
        assertEquals(List.of("A", "B"), read.columns().subList(0, 2));
        assertEquals(read.columns().size(), read.design().length);
        assertEquals(LENGTH, read.design()[0].length);
        StoredTaskModel.Fitted fitted = read.contrasts().getFirst();
        assertEquals("A - B", fitted.name());
        assertEquals(1, fitted.weights()[0]);
        assertEquals(-1, fitted.weights()[1]);
        assertEquals(LENGTH, fitted.observed().length);
        assertEquals(LENGTH, fitted.residuals().length);
        assertEquals(2, fitted.responses().size());
        // Durbin-Watson is twice one minus the first autocorrelation, but for the two ends of the series.
        assertEquals(fitted.durbinWatson(), 2 * (1 - fitted.autocorrelation(5)[0]), 0.1);
        assertEquals(List.of(folder.resolve("out")), StoredTaskModel.find(folder));
        Files.writeString(folder.resolve("out/design.tsv"), "other\n1\n");
        assertTrue(StoredTaskModel.read(folder.resolve("out")).findings().getFirst().toLine().contains("design.tsv"));
    }

    @Test
    void severalContrastsHaveTheirNamesInFront() {
        assertEquals(ExitCode.DONE, verb("glm", "--events", events.toString(), "--mask", mask.toString(), "--contrast", "A - B",
                "--contrast", "A; B", "--relabel", "20"), err::toString);
        for (String name : List.of("contrast-AMinusB_stat-t", "contrast-AMinusB_stat-effect", "contrast-AB_stat-F", "contrast-AB_stat-z")) {
            assertTrue(Files.exists(folder.resolve("out").resolve(name + ".nii.gz")), name);
        }
    }

    @Test
    void withoutAContrastEachConditionIsOne() {
        assertEquals(ExitCode.DONE, verb("glm", "--events", events.toString(), "--mask", mask.toString()), err::toString);
        assertTrue(Files.exists(folder.resolve("out/contrast-A_stat-t.nii.gz")) && Files.exists(folder.resolve("out/contrast-B_stat-t.nii.gz")));
    }

    @Test
    void badInputIsRefusedByName() throws IOException {
        String e = events.toString(), m = mask.toString();
        refused("'faces'", "--events", e, "--mask", m, "--contrast", "A - faces");
        refused("Columns: A, B", "--events", e, "--mask", m, "--contrast", "faces");
        refused("lies outside the run", "--events", table("onset\tduration\ttrial_type", "400\t20\tA").toString(), "--mask", m);
        refused("lasts no time", "--events", table("onset\tduration\ttrial_type", "40\t0\tA").toString(), "--mask", m);
        refused("overlaps", "--events", table("onset\tduration\ttrial_type", "40\t20\tA", "50\t20\tA").toString(), "--mask", m);
        refused("no column onset", "--events", table("start\tduration\ttrial_type", "40\t20\tA").toString(), "--mask", m);
        refused("line 2", "--events", table("onset\tduration\ttrial_type", "n/a\t20\tA").toString(), "--mask", m);
        refused("line 3", "--events", table("onset\tduration\ttrial_type", "40\t20\tA", "60\tlong\tB").toString(), "--mask", m);
        refused("there are no events".replace("there", "There"), "--events", table("onset\tduration\ttrial_type").toString(), "--mask", m);
        refused("--tr -2.0", "--events", e, "--mask", m, "--tr=-2");
        refused("rows for 80 volumes", "--events", e, "--mask", m, "--confounds", table("x", "1", "2").toString());
        StringBuilder twice = new StringBuilder("x\ty\n");
        for (int t = 0; t < LENGTH; t++) {
            twice.append(t % 7).append('\t').append(2 * (t % 7)).append('\n');
        }
        Path confounds = Files.writeString(folder.resolve("twice.tsv"), twice);
        refused("column 'y'", "--events", e, "--mask", m, "--confounds", confounds.toString());
        refused("wide", "--events", e, "--mask", m, "--hrf", "wide");
        refused("does not exist", "--events", e, "--mask", folder.resolve("none.nii").toString());
        refused("cannot be read", "--events", folder.resolve("none.tsv").toString());
    }

    @Test
    void zeroLengthEventsAndOverlapsAreTakenWhenAskedFor() throws IOException {
        Path table = table("onset\tduration\ttrial_type", "40\t0\tA", "60\t20\tB", "70\t20\tB");
        assertEquals(ExitCode.DONE, verb("glm", "--events", table.toString(), "--mask", mask.toString(), "--zero-length", "impulse",
                "--overlaps", "add"), err::toString);
    }

    @Test
    void aTimeBetweenVolumesThatTheHeaderContradictsIsTold() {
        Path table = events;
        assertEquals(ExitCode.DONE, verb("glm", "--events", table.toString(), "--mask", mask.toString(), "--tr", "2.5"), err::toString);
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("LS-FC-003"), err::toString);
    }

    @Test
    void aRunWithoutATimeBetweenVolumesIsRefused() {
        Path silent = folder.resolve("silent.nii.gz");
        float[] values = ImageFiles.read(run, METHODS, Execution.unobserved()).orThrow().voxels().toFloats();
        ImageFiles.write(new WriteRequest(silent, GRID, LENGTH, 0, new FloatVoxels(values), org.lodestone.image.ElementType.FLOAT32, "test"),
                METHODS, Execution.unobserved()).orThrow();
        run = silent;
        refused("does not say the time between volumes", "--events", events.toString(), "--mask", mask.toString());
    }

    @Test
    void aNaNVoxelIsToldAndLeftOut() {
        float[] values = ImageFiles.read(run, METHODS, Execution.unobserved()).orThrow().voxels().toFloats().clone();
        values[10 * (int) GRID.size() + 5] = Float.NaN;
        ImageFiles.write(WriteRequest.of(run, new Series(GRID, LENGTH, 2, new FloatVoxels(values)), "test"), METHODS,
                Execution.unobserved()).orThrow();
        assertEquals(ExitCode.DONE, verb("glm", "--events", events.toString(), "--mask", mask.toString(), "--contrast", "A"), err::toString);
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("LS-GLM-031"), err::toString);
        assertEquals(0, map("stat-t.nii.gz")[5]);
    }

    @Test
    void anInteractionIsWritten() {
        assertEquals(ExitCode.DONE, verb("ppi", "--events", events.toString(), "--mask", mask.toString(), "--seed=7,-3,3,4",
                "--contrast", "A - B", "--generalized"), err::toString);
        assertTrue(Files.exists(folder.resolve("out/stat-t.nii.gz")) && Files.exists(folder.resolve("out/ppi.json")));
        assertEquals(ExitCode.BAD_INPUT, verb("ppi", "--events", events.toString(), "--mask", mask.toString(), "--seed=700,-3,3,4",
                "--contrast", "A - B"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("LS-PPI-004"), err::toString);
    }

    /** FEAT's example: visual blocks of 30 s, auditory blocks of 45 s. Its occipital response is among the strongest there are. */
    @Test
    void theAudioVisualExampleRespondsToItsBlocks() throws IOException {
        run = SharedData.file("bold/feat_filtered_func_data.nii.gz");
        Path table = table("onset\tduration\ttrial_type", "0\t30\tvisual", "60\t30\tvisual", "120\t30\tvisual", "180\t12\tvisual",
                "0\t45\tauditory", "90\t45\tauditory", "180\t12\tauditory");
        assertEquals(ExitCode.DONE, verb("glm", "--events", table.toString(), "--tr", "3", "--contrast", "visual", "--json"), err::toString);
        float peak = 0;
        for (float t : map("stat-t.nii.gz")) {
            peak = Math.max(peak, t);
        }
        assertTrue(peak > 8, "largest t " + peak);
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("\"voxels\" : 12924"));
    }
}

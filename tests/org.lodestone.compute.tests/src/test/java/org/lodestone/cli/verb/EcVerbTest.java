package org.lodestone.cli.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.cli.Main;
import org.lodestone.core.Vec3;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.function.RegionSeries;
import org.lodestone.study.derivative.CouplingFiles;
import org.lodestone.study.derivative.StoredCoupling;
import org.lodestone.testkit.RegionTables;

class EcVerbTest {

    @TempDir
    private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(), err = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void writeTwoRegions() {
        RegionSeries series = RegionTables.autoregression(new double[][] {{0.4, 0}, {0.6, 0.2}}, 200, 3);
        lines.add("driver\tdriven");
        for (int t = 0; t < 200; t++) {
            lines.add(series.series()[0][t] + "\t" + series.series()[1][t]);
        }
    }

    private int run(String kind, String... more) throws IOException {
        Path file = folder.resolve("series.tsv");
        Files.write(file, lines);
        List<String> args = new ArrayList<>(List.of("ec", kind, file.toString(), "--tr", "2", "--out", folder.resolve("out").toString()));
        args.addAll(List.of(more));
        return Main.run(args.toArray(String[]::new), () -> MethodRegistry.fromClassPath(Main.class.getClassLoader()),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private double[][] table(String name) throws IOException {
        List<String> rows = Files.readAllLines(folder.resolve("out").resolve(name));
        assertEquals("driver\tdriven", rows.getFirst());
        return rows.stream().skip(1).map(row -> java.util.Arrays.stream(row.split("\t"))
                .mapToDouble(cell -> cell.equals("n/a") ? Double.NaN : Double.parseDouble(cell)).toArray()).toArray(double[][]::new);
    }

    @Test
    void grangerWritesRowsThatAreDrivenAndColumnsThatDrive() throws IOException {
        assertEquals(0, run("granger", "--order", "1", "--json"), err::toString);
        assertTrue(table("A.tsv")[1][0] > 0.1 && table("A.tsv")[0][1] < 0.05);
        assertTrue(table("P.tsv")[1][0] < 1e-6 && Double.isNaN(table("P.tsv")[0][0]));
        JsonNode json = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertEquals(1, json.get("order").asInt());
        assertTrue(json.get("checks").get("whitenessP").asDouble() > 0.001 && json.get("checks").get("spectralRadius").asDouble() < 1);
        assertTrue(json.get("findings").toString().contains("haemodynamic"));
        assertEquals(json.get("order"), new ObjectMapper().readTree(folder.resolve("out/ec.json").toFile()).get("order"));
    }

    @Test
    void whatIsWrittenIsReadBackWithTheMiddlesOfTheRegions() throws IOException {
        List<String> names = List.of("driver", "driven");
        Path centres = folder.resolve("centres.tsv");
        Map<String, Vec3> middles = new TreeMap<>();
        names.forEach(name -> middles.put(name, new Vec3(middles.size(), 2, 3)));
        Files.writeString(centres, CouplingFiles.centres(middles));
        for (String kind : List.of("granger", "rdcm")) {
            assertEquals(0, run(kind, "--centres", centres.toString()), err::toString);
            StoredCoupling read = CouplingFiles.read(folder.resolve("out")).orThrow();
            assertEquals(names, read.coupling().names());
            assertEquals(middles, read.centresMm());
            assertTrue(!kind.equals("granger") || read.standsOut(1, 0) && !read.standsOut(0, 1));
            assertTrue(Files.readString(folder.resolve("out/A.tsv")).contains(Double.toString(read.coupling().coupling()[1][0])));
        }
        Files.writeString(centres, "name\tx\ty\tz\n");
        assertEquals(3, run("granger", "--centres", centres.toString()));
    }

    @Test
    void theDynamicModelsWriteVariancesAndFreeEnergy() throws IOException {
        for (String kind : List.of("rdcm", "spdcm")) {
            out.reset();
            assertEquals(0, run(kind, "--json"), err::toString);
            assertTrue(table("variance.tsv")[1][0] > 0 && table("A.tsv")[0][0] < 0, kind);
            assertTrue(new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8)).get("freeEnergy").isNumber());
        }
    }

    @Test
    void stimuliAreReadFromATableOfTheirOwn() throws IOException {
        List<String> rows = new ArrayList<>(List.of("tone"));
        for (int t = 0; t < 200; t++) {
            rows.add(t % 20 < 3 ? "1" : "0");
        }
        Path stimuli = Files.write(folder.resolve("stimuli.tsv"), rows);
        assertEquals(0, run("rdcm", "--inputs", stimuli.toString()), err::toString);
        List<String> influence = Files.readAllLines(folder.resolve("out/C.tsv"));
        assertEquals("tone", influence.getFirst());
        assertEquals(3, influence.size());
        Files.write(stimuli, rows.subList(0, 100));
        assertEquals(3, run("rdcm", "--inputs", stimuli.toString()));
        assertTrue(err.toString().contains("99 rows for 200 volumes"), err::toString);
        assertEquals(3, run("granger", "--inputs", stimuli.toString()));
    }

    @Test
    void commasAndQuotesAreReadToo() throws IOException {
        lines.replaceAll(line -> line.replace("\t", ","));
        lines.set(0, "\"driver\",\"driven\"");
        assertEquals(0, run("granger"), err::toString);
    }

    @Test
    void aBandPassedRunEndsWithTheCodeOfAFailedGate() throws IOException {
        for (int n = 0; n < 6; n++) {
            for (int t = lines.size() - 1; t > 2; t--) {
                double[] now = parse(t), before = parse(t - 1);
                lines.set(t, (now[0] + before[0]) / 2 + "\t" + (now[1] + before[1]) / 2);
            }
        }
        assertEquals(4, run("granger", "--order", "2"), err::toString);
        assertTrue(Files.exists(folder.resolve("out/A.tsv")) && err.toString().contains("LS-EC-010"));
    }

    private double[] parse(int line) {
        return java.util.Arrays.stream(lines.get(line).split("\t")).mapToDouble(Double::parseDouble).toArray();
    }

    private void isRefused(String... words) throws IOException {
        err.reset();
        assertEquals(3, run("granger"), err::toString);
        for (String word : words) {
            assertTrue(err.toString().contains(word), word + " in " + err);
        }
        assertFalse(Files.exists(folder.resolve("out")), "nothing half-written is left");
    }

    @Test
    void unequalLengthsAreRefusedByRegion() throws IOException {
        lines.set(200, parse(200)[0] + "\t");
        isRefused("driven", "199", "200");
    }

    @Test
    void wordsHolesAndRaggedRowsAreRefusedByPlace() throws IOException {
        String good = lines.get(50);
        lines.set(50, good + "\t1");
        isRefused("line 51", "3 cells");
        lines.set(50, good.split("\t")[0] + "\thello");
        isRefused("line 51", "driven", "hello");
        lines.set(50, good.split("\t")[0] + "\tNaN");
        isRefused("LS-EC-001", "driven", "50");
    }

    @Test
    void tablesWithoutNamesOrWithTheSameNameTwiceAreRefused() throws IOException {
        lines.set(0, "driver\tdriver");
        isRefused("driver", "twice");
        lines.remove(0);
        isRefused("header row");
    }

    @Test
    void anOrderThatIsTooHighAndAWrongParameterAreRefused() throws IOException {
        assertEquals(3, run("granger", "--order", "5000"));
        lines.subList(61, lines.size()).clear();
        assertEquals(3, run("granger", "--order", "30"));
        assertTrue(err.toString().contains("LS-EC-006") && err.toString().contains("at most 19"), err::toString);
        assertEquals(0, run("rdcm", "--order", "1"));
        assertTrue(err.toString().contains("LS-EC-022"), err::toString);
        assertEquals(3, run("rdcm", "--set", "nonsense=1"));
        assertTrue(err.toString().contains("nonsense"));
        assertEquals(3, run("unknown-kind"));
    }
}

package org.lodestone.study.derivative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Vec3;
import org.lodestone.method.effective.DirectedCoupling;
import org.lodestone.study.JsonFile;

class CouplingFilesTest {

    private static final List<String> NAMES = List.of("insula", "prefrontal");
    private static final double NONE = Double.NaN;

    @TempDir
    Path folder;

    private static DirectedCoupling granger(double q) {
        return new DirectedCoupling(NAMES, new double[][] {{NONE, 0.02}, {0.3, NONE}}, new double[][] {{NONE, 0.4}, {1e-6, NONE}},
                DirectedCoupling.P_VALUE, Map.of("order", 2.0), Map.of("q", new double[][] {{NONE, 0.4}, {q, NONE}},
                        "path-standardised", new double[][] {{NONE, 0.1}, {-0.5, NONE}}), List.of());
    }

    private void write(DirectedCoupling coupling) throws IOException {
        for (Map.Entry<String, String> table : CouplingFiles.tables(coupling).entrySet()) {
            Files.writeString(folder.resolve(table.getKey()), table.getValue());
        }
        Files.writeString(folder.resolve(CouplingFiles.SUMMARY), JsonFile.text(JsonFile.object().put("method", "m")
                .put("uncertainty", coupling.uncertaintyKind()).<com.fasterxml.jackson.databind.node.ObjectNode>set("regions",
                        JsonFile.node(NAMES)).set("further", JsonFile.node(List.copyOf(coupling.further().keySet())))));
    }

    private StoredCoupling read() {
        return CouplingFiles.read(folder).orThrow();
    }

    @Test
    void whatWasWrittenIsReadWithRowsAsTargetsAndColumnsAsSources() throws IOException {
        write(granger(2e-6));
        StoredCoupling read = read();
        assertEquals(0.3, read.coupling().coupling()[1][0]);
        assertEquals(0.02, read.coupling().coupling()[0][1]);
        assertTrue(Double.isNaN(read.coupling().coupling()[0][0]));
        assertArrayEquals(new double[] {1e-6, NONE}, read.coupling().uncertainty()[1]);
        assertEquals("m", read.method());
        assertEquals(0.3, read.strongest());
    }

    @Test
    void aCouplingStandsOutByItsAdjustedProbabilityAndTakesTheSignOfItsPath() throws IOException {
        write(granger(2e-6));
        assertTrue(read().standsOut(1, 0));
        assertFalse(read().standsOut(0, 1));
        assertFalse(read().standsOut(0, 0));
        assertEquals(-0.3, read().signed(1, 0));
        write(granger(0.051));
        assertFalse(read().standsOut(1, 0), "p alone is not enough when all pairs were looked at");
    }

    @Test
    void aPosteriorStandsOutWhenItsIntervalLeavesOutZero() throws IOException {
        write(new DirectedCoupling(NAMES, new double[][] {{-0.5, -0.2}, {0.19, -0.5}}, new double[][] {{0.01, 0.01}, {0.01, 0.01}},
                DirectedCoupling.POSTERIOR_VARIANCE, Map.of()));
        assertTrue(read().standsOut(0, 1), "2 standard deviations");
        assertFalse(read().standsOut(1, 0), "1.9 standard deviations");
        assertEquals(-0.2, read().signed(0, 1));
    }

    @Test
    void middlesAreReadByNameAndAMissingRegionIsNamed() throws IOException {
        Path table = folder.resolve(CouplingFiles.REGIONS);
        Files.writeString(table, CouplingFiles.centres(Map.of("insula", new Vec3(36, 22, -1.5))));
        assertEquals(new Vec3(36, 22, -1.5), CouplingFiles.centres(table, List.of("insula")).get("insula"));
        assertTrue(assertThrows(RefusedException.class, () -> CouplingFiles.centres(table, NAMES)).getMessage().contains("prefrontal"));
    }

    @Test
    void aTableOfOtherRegionsAndAWordForANumberAreRefusedWithTheFile() throws IOException {
        write(granger(1));
        Files.writeString(folder.resolve("A.tsv"), "insula\tother\nn/a\t1\n1\tn/a\n");
        refusedWith("A.tsv");
        write(granger(1));
        Files.writeString(folder.resolve("P.tsv"), "insula\tprefrontal\nn/a\tmuch\n1\tn/a\n");
        refusedWith("P.tsv");
        Files.delete(folder.resolve(CouplingFiles.SUMMARY));
        refusedWith(CouplingFiles.SUMMARY);
    }

    private void refusedWith(String word) {
        Outcome<StoredCoupling> outcome = CouplingFiles.read(folder);
        assertTrue(outcome instanceof Outcome.Refused<StoredCoupling>);
        assertTrue(outcome.findings().getFirst().toLine().contains(word), outcome.findings().toString());
    }
}

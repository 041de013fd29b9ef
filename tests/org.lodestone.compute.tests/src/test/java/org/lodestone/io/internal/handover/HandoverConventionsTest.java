package org.lodestone.io.internal.handover;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.method.export.ReferenceScan;
import org.lodestone.method.export.VerifiedExport;

/** One coil in the patient's axes at (-40, 30, 60): what each file has to say of it, worked out by hand from the receivers' sources. */
class HandoverConventionsTest {

    @TempDir
    Path folder;

    @Test
    void brainsightHasTheCoilsOwnAxesInRas() throws IOException {
        List<String> lines = text("brainsight", null).lines().toList();

        assertTrue(lines.contains("# Coordinate system: NIfTI:Aligned"));
        String[] coil = lines.get(7).split("\t");
        assertEquals("left_coil", coil[0]);
        assertArrayEquals(new double[] {-40, 30, 60, 1, 0, 0, 0, 1, 0, 0, 0, 1}, numbers(coil, 1), 1e-9);
        String[] target = lines.get(8).split("\t");
        assertEquals("left_target", target[0]);
        assertArrayEquals(new double[] {-40, 30, 40, 1, 0, 0, 0, 1, 0, 0, 0, 1}, numbers(target, 1), 1e-9);
    }

    @Test
    void brainsightNamesTheSpaceOfTheScan() throws IOException {
        ReferenceScan scan = HandoverPlans.scan(folder, 8, 8, 8, Affine.IDENTITY);
        int code = ScanHeader.of(scan).usedCode();

        assertTrue(text("brainsight", scan).contains("# Coordinate system: NIfTI:" + (code == 1 ? "Scanner" : "Aligned") + "\n"));
    }

    @Test
    void localitePointsXIntoTheHeadAndYToTheHandle() throws IOException {
        String xml = text("localite", null);
        double[] m = Pattern.compile("data\\d\\d=\"([^\"]*)\"").matcher(xml).results().map(MatchResult::group)
                .mapToDouble(g -> Double.parseDouble(g.substring(8, g.length() - 1))).toArray();

        assertTrue(xml.contains("<InstrumentMarkerList coordinateSpace=\"RAS\">"));
        assertArrayEquals(new double[] {0, 0, -1, -40, 0, -1, 0, 30, -1, 0, 0, 60, 0, 0, 0, 1}, m, 1e-9);
    }

    @Test
    void invesaliusCountsYFromTheFrontAndPointsXToTheFront() throws IOException {
        // 1 mm voxels in RAS order, the first one at (-50, -60, -70): internal x = 10, y = (100 - 1) - 90 = 9, z = 130.
        ReferenceScan scan = HandoverPlans.scan(folder, 90, 100, 80, Affine.translation(new org.lodestone.core.Vec3(-50, -60, -70)));
        List<String> lines = text("invesalius", scan).lines().toList();
        String[] coil = lines.get(2).split("\t");

        assertEquals("##INVESALIUS3_MARKER_FILE_4", lines.getFirst());
        assertArrayEquals(new double[] {10, 9, 130, 0, 0, 90}, numbers(Arrays.copyOfRange(coil, 0, 7), 1), 1e-6);
        assertArrayEquals(new double[] {-40, 30, 60, 0, 0, 90}, numbers(coil, coil.length - 6), 1e-6);
        assertEquals("3", coil[24]);
    }

    @Test
    void simnibsPointsZIntoTheHead() throws IOException {
        String[] coil = text("simnibs", null).lines().toList().get(1).split(",");

        assertEquals("CoilPos", coil[0]);
        assertArrayEquals(new double[] {-40, 30, 60, 0, 0, -1, 0, 1, 0, 0}, numbers(Arrays.copyOf(coil, 11), 1), 1e-9);
        assertEquals("left", coil[11]);
    }

    @Test
    void visor2HasSimnibsMatrixAndTheScansHeader() throws IOException {
        ReferenceScan scan = HandoverPlans.scan(folder, 8, 8, 8, Affine.scaling(1, 2, 3));
        String json = text("visor2", scan).replaceAll("\\s", "");

        assertTrue(json.contains("\"RigidTransformMatrix4x4\":[[-1.0,0.0,0.0,-40.0],[0.0,1.0,0.0,30.0],[0.0,0.0,-1.0,60.0],[0.0,0.0,0.0,1.0]]"), json);
        assertTrue(json.contains("\"NIfTI_pixdim\":[1.0,1.0,2.0,3.0]"), json);
    }

    @Test
    void slicerHasLpsPositionsAndOrientation() throws IOException {
        String json = text("slicer", null).replaceAll("\\s", "");

        assertTrue(json.contains("\"coordinateSystem\":\"LPS\",\"coordinateUnits\":\"mm\""), json);
        assertTrue(json.contains("\"label\":\"left_coil\""), json);
        assertTrue(json.contains("\"position\":[40.0,-30.0,60.0],\"orientation\":[-1.0,0.0,0.0,0.0,-1.0,0.0,0.0,0.0,1.0]"), json);
    }

    @Test
    void bidsHasTargetEntryCoilNormalAndDirection() throws IOException {
        String[] row = text("bids", null).lines().toList().get(1).split("\t");

        assertArrayEquals(new double[] {20, -40, 30, 40, -40, 30, 60, -40, 30, 60, 0, 0, 1, 0, 1, 0}, numbers(row, 2), 1e-9);
    }

    private String text(String format, ReferenceScan scan) throws IOException {
        return Files.readString(VerifiedExport.run(format, HandoverPlans.request(HandoverPlans.upright(), scan, folder.resolve(format)),
                HandoverPlans.METHODS, Execution.unobserved()).orThrow().files().getFirst());
    }

    private static double[] numbers(String[] cells, int first) {
        return Arrays.stream(cells).skip(first).mapToDouble(Double::parseDouble).toArray();
    }
}

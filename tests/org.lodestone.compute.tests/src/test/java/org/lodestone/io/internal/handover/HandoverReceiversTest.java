package org.lodestone.io.internal.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.PlannedTarget;
import org.lodestone.core.plan.TargetPlan;
import org.lodestone.method.export.ReferenceScan;
import org.lodestone.method.export.VerifiedExport;

/**
 * Coils turned any way on a tilted scan, each file taken apart as the receiving program does it, by nothing but its text and the published
 * conversion to SimNIBS' coil matrix (METHODS, B9): centre on the scalp, z towards the target, y to the front, x so that they are
 * right-handed. Neither the writers nor the readers of the product take part.
 */
class HandoverReceiversTest {

    private static final double[][] LOCALITE = {{0, 0, 1}, {0, -1, 0}, {1, 0, 0}};
    private static final double[][] BRAINSIGHT = {{-1, 0, 0}, {0, 1, 0}, {0, 0, -1}};
    private static final double[][] SIMNIBS = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    private static final double[][] INVESALIUS = {{0, 1, 0}, {1, 0, 0}, {0, 0, -1}};

    @TempDir
    Path folder;

    private final TargetPlan plan = HandoverPlans.turned(2026, 12);
    private ReferenceScan scan;

    @BeforeEach
    void writeTheScan() {
        scan = HandoverPlans.scan(folder, 40, 36, 28, HandoverPlans.obliqueSagittal());
    }

    @Test
    void visor2GetsSimnibsMatricesInTheSpaceOfTheScanThatTheFileDescribes() throws IOException {
        JsonNode json = new ObjectMapper().readTree(text("visor2"));
        ByteBuffer header = header(scan.file());
        JsonNode image = json.at("/Configuration/AssociatedImageInfo");
        for (int i = 0; i < 3; i++) {
            // Bytes 256 to 279 of a NIfTI-1 header: the quaternion's b, c, d, then its offset; from 76 on the voxel sizes, the first a sign.
            assertEquals(header.getFloat(256 + 4 * i), image.at("/NIfTI_quatern/" + i).doubleValue(), 1e-7);
            assertEquals(header.getFloat(268 + 4 * i), image.at("/NIfTI_qoffset/" + i).doubleValue(), 1e-5);
        }
        for (int i = 0; i < 4; i++) {
            assertEquals(header.getFloat(76 + 4 * i), image.at("/NIfTI_pixdim/" + i).doubleValue(), 1e-6);
        }
        assertEquals(3, image.get("NIfTI_quatern").size());
        assertEquals(plan.targets().size(), json.get("TargetMarkers").size());
        for (int t = 0; t < plan.targets().size(); t++) {
            JsonNode coil = json.get("TargetMarkers").get(t).get("CoilTarget");
            assertEquals("ASSOCIATED_IMAGE mm simnibs", coil.get("CoordinateSystem").asText() + " " + coil.get("PositionalUnit").asText() + " "
                    + coil.get("CoilAxesConvention").asText());
            double[] cells = new double[16];
            for (int i = 0; i < 16; i++) {
                cells[i] = coil.at("/CoilPose/RigidTransformMatrix4x4/" + i / 4 + "/" + i % 4).doubleValue();
            }
            demandPose(plan.targets().get(t), columns(cells), SIMNIBS);
        }
    }

    @Test
    void localiteGetsItsOwnAxes() throws IOException {
        Matcher marker = Pattern.compile("data\\d(\\d)=\"([^\"]*)\"").matcher(text("localite"));
        for (PlannedTarget target : plan.targets()) {
            double[] cells = new double[16];
            for (int i = 0; i < 16; i++) {
                assertTrue(marker.find());
                assertEquals(i % 4, Integer.parseInt(marker.group(1)));
                cells[i] = Double.parseDouble(marker.group(2));
            }
            demandPose(target, columns(cells), LOCALITE);
        }
    }

    @Test
    void brainsightGetsOneAxisAfterTheOther() throws IOException {
        List<String[]> rows = rows("brainsight", "\t").stream().filter(r -> r[0].endsWith("_coil")).toList();
        for (int t = 0; t < plan.targets().size(); t++) {
            double[] n = Arrays.stream(rows.get(t)).skip(1).mapToDouble(Double::parseDouble).toArray();
            demandPose(plan.targets().get(t), new Vec3[] {vector(n, 3), vector(n, 6), vector(n, 9), vector(n, 0)}, BRAINSIGHT);
        }
    }

    @Test
    void invesaliusGetsAnglesAboutFixedAxesInTheWorldColumns() throws IOException {
        List<String[]> rows = rows("invesalius", "\t").stream().filter(r -> r.length > 30 && r[24].equals("3")).toList();
        for (int t = 0; t < plan.targets().size(); t++) {
            double[] n = Arrays.stream(rows.get(t)).skip(29).mapToDouble(Double::parseDouble).toArray();
            double a = Math.toRadians(n[3]), b = Math.toRadians(n[4]), c = Math.toRadians(n[5]);
            Vec3[] axes = new Vec3[4];
            for (int i = 0; i < 3; i++) {
                // A unit vector turned about x, then about y, then about z.
                Vec3 v = new Vec3(i == 0 ? 1 : 0, i == 1 ? 1 : 0, i == 2 ? 1 : 0);
                v = new Vec3(v.x(), v.y() * Math.cos(a) - v.z() * Math.sin(a), v.y() * Math.sin(a) + v.z() * Math.cos(a));
                v = new Vec3(v.x() * Math.cos(b) + v.z() * Math.sin(b), v.y(), v.z() * Math.cos(b) - v.x() * Math.sin(b));
                axes[i] = new Vec3(v.x() * Math.cos(c) - v.y() * Math.sin(c), v.x() * Math.sin(c) + v.y() * Math.cos(c), v.z());
            }
            axes[3] = vector(n, 0);
            demandPose(plan.targets().get(t), axes, INVESALIUS);
        }
    }

    @Test
    void simnibsGetsTheAxisIntoTheHeadAndTheOneToTheFront() throws IOException {
        List<String[]> rows = rows("simnibs", ",").stream().filter(r -> r[0].equals("CoilPos")).toList();
        for (int t = 0; t < plan.targets().size(); t++) {
            double[] n = Arrays.stream(rows.get(t)).skip(1).limit(10).mapToDouble(Double::parseDouble).toArray();
            Vec3 z = vector(n, 3), y = vector(n, 6);
            demandPose(plan.targets().get(t), new Vec3[] {y.cross(z), y, z, vector(n, 0)}, SIMNIBS);
            assertEquals(0, n[9], "the coil lies on the scalp");
        }
    }

    @Test
    void slicerGetsLeftPosteriorSuperiorWithTheAxesAsColumns() throws IOException {
        JsonNode list = new ObjectMapper().readTree(text("slicer")).at("/markups/0");
        assertEquals("LPS mm", list.get("coordinateSystem").asText() + " " + list.get("coordinateUnits").asText());
        int found = 0;
        for (JsonNode point : list.get("controlPoints")) {
            if (point.get("label").asText().endsWith("_coil")) {
                double[] cells = new double[16];
                for (int i = 0; i < 12; i++) {
                    double sign = i / 4 < 2 ? -1 : 1;
                    cells[i] = sign * (i % 4 < 3 ? point.get("orientation").get(3 * (i / 4) + i % 4) : point.get("position").get(i / 4)).doubleValue();
                }
                demandPose(plan.targets().get(found++), columns(cells), BRAINSIGHT);
            }
        }
        assertEquals(plan.targets().size(), found);
    }

    @Test
    void bidsGetsTheNormalOutOfTheHeadAndTheDirectionToTheFront() throws IOException {
        List<String[]> rows = rows("bids", "\t");
        List<String> names = List.of(rows.getFirst());
        for (int t = 0; t < plan.targets().size(); t++) {
            String[] row = rows.get(t + 1);
            Vec3 out = named(names, row, "normal"), front = named(names, row, "direction");
            demandPose(plan.targets().get(t), new Vec3[] {front.cross(out), front, out, named(names, row, "coil")}, BRAINSIGHT);
            assertEquals(0, named(names, row, "target").distance(plan.targets().get(t).candidate().nativePoint().mm()), 1e-5);
        }
    }

    @Test
    void everyFormatSaysInItsFilesWhichWayItsAxesRun() throws IOException {
        for (String format : List.of("bids", "brainsight", "invesalius", "localite", "simnibs", "slicer", "visor2")) {
            StringBuilder all = new StringBuilder();
            for (Path file : files(format)) {
                all.append(Files.readString(file));
            }
            assertTrue(all.toString().contains(format.equals("slicer") ? "LPS millimetres" : "RAS millimetres"), format);
            assertTrue(all.toString().contains("head"), format + " says which axis points into or out of the head");
        }
    }

    /** @param toSimnibs turns the axes of a format into SimNIBS' by multiplication from the right */
    private static void demandPose(PlannedTarget target, Vec3[] axesAndCentre, double[][] toSimnibs) {
        Vec3 scalp = target.candidate().scalp().orElseThrow().point().mm();
        Vec3 into = target.candidate().nativePoint().mm().minus(scalp).unit();
        Vec3 front = target.coil().orElseThrow().axis(1);
        Vec3[] expected = {front.cross(into), front, into};
        assertEquals(0, axesAndCentre[3].distance(scalp), 1e-5, target.name());
        for (int column = 0; column < 3; column++) {
            Vec3 axis = Vec3.ZERO;
            for (int k = 0; k < 3; k++) {
                axis = axis.plus(axesAndCentre[k].times(toSimnibs[k][column]));
            }
            assertEquals(0, axis.distance(expected[column]), 1e-5, target.name() + ", axis " + column);
        }
    }

    private static Vec3[] columns(double[] m) {
        return new Vec3[] {new Vec3(m[0], m[4], m[8]), new Vec3(m[1], m[5], m[9]), new Vec3(m[2], m[6], m[10]), new Vec3(m[3], m[7], m[11])};
    }

    private static Vec3 vector(double[] n, int first) {
        return new Vec3(n[first], n[first + 1], n[first + 2]);
    }

    private static Vec3 named(List<String> names, String[] row, String what) {
        return new Vec3(Double.parseDouble(row[names.indexOf(what + "_x")]), Double.parseDouble(row[names.indexOf(what + "_y")]),
                Double.parseDouble(row[names.indexOf(what + "_z")]));
    }

    private List<String[]> rows(String format, String separator) throws IOException {
        List<String[]> rows = new ArrayList<>();
        text(format).lines().forEach(line -> rows.add(line.split(separator)));
        return rows;
    }

    private String text(String format) throws IOException {
        return Files.readString(files(format).getFirst());
    }

    private List<Path> files(String format) {
        return VerifiedExport.run(format, HandoverPlans.request(plan, scan, folder.resolve(format)), HandoverPlans.METHODS,
                Execution.unobserved()).orThrow().files();
    }

    private static ByteBuffer header(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return ByteBuffer.wrap(in.readNBytes(348)).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}

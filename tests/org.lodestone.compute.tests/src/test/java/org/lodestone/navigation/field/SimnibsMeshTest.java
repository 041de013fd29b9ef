package org.lodestone.navigation.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;

/** Files are written here by the published format (Gmsh reference manual, file format version 2). */
class SimnibsMeshTest {

    private static final Frame SCAN = Frame.scan("test");
    private static final double[][] CORNERS = {{0, 0, 0}, {4, 0, 0}, {0, 4, 0}, {0, 0, 4}, {-20, -20, -20}, {-16, -20, -20}, {-20, -16, -20}, {-20, -20, -16}};

    @TempDir
    private Path folder;

    private static String text(String name, int components, String values) {
        StringBuilder s = new StringBuilder("$MeshFormat\n2.2 0 8\n$EndMeshFormat\n$Nodes\n8\n");
        for (int n = 0; n < 8; n++) {
            s.append(n + 1).append(' ').append(CORNERS[n][0]).append(' ').append(CORNERS[n][1]).append(' ').append(CORNERS[n][2]).append('\n');
        }
        s.append("$EndNodes\n$Elements\n2\n1 4 2 2 2 1 2 3 4\n2 4 2 2 2 5 6 7 8\n$EndElements\n");
        return s + "$ElementData\n1\n\"" + name + "\"\n1\n0\n4\n0\n" + components + "\n2\n0\n" + values + "$EndElementData\n";
    }

    private static byte[] binary() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, "$MeshFormat\n2.2 1 8\n", 1);
        put(out, "\n$EndMeshFormat\n$Nodes\n8\n");
        for (int n = 0; n < 8; n++) {
            put(out, "", n + 1);
            put(out, CORNERS[n]);
        }
        put(out, "\n$EndNodes\n$Elements\n2\n", 4, 2, 2, 1, 2, 2, 1, 2, 3, 4, 2, 2, 2, 5, 6, 7, 8);
        put(out, "\n$EndElements\n$ElementData\n1\n\"magnE\"\n1\n0\n4\n0\n1\n2\n0\n", 1);
        put(out, new double[] {0.75});
        put(out, "", 2);
        put(out, new double[] {1.25});
        put(out, "\n$EndElementData\n");
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, String text, int... numbers) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(numbers);
        out.write(bytes.array());
    }

    private static void put(ByteArrayOutputStream out, double[] numbers) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(numbers);
        out.write(bytes.array());
    }

    private Outcome<FieldMap> read(byte[] bytes) throws IOException {
        Path file = folder.resolve("result.msh");
        Files.write(file, bytes);
        return SimnibsMesh.read(file, SCAN);
    }

    private Outcome<FieldMap> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void holds(Outcome<FieldMap> read) {
        FieldMap field = ((Outcome.Done<FieldMap>) read).value();
        assertEquals(0.75, field.magnitudeVPerM(new Vec3(1, 1, 1)), 1e-6);
        assertEquals(1.25, field.magnitudeVPerM(new Vec3(-19, -19, -19)), 1e-6);
        assertTrue(Double.isNaN(field.magnitudeVPerM(new Vec3(40, 0, 0))), "outside the mesh nothing is known");
        assertEquals(SCAN, field.frame());
    }

    @Test
    void theStrengthAtElementsIsReadFromTextAndFromBytes() throws IOException {
        holds(read(text("magnE", 1, "1 0.75\n2 1.25\n")));
        holds(read(text("normE", 1, "1 0.75\n2 1.25\n")));
        holds(read(text("E", 3, "1 0.45 0 0.6\n2 0 -0.75 1\n")));
        holds(read(binary()));
    }

    @Test
    void theStrengthAtNodesIsReadToo() throws IOException {
        String nodes = text("magnE", 1, "1 0.75\n5 1.25\n").replace("ElementData", "NodeData");
        FieldMap field = ((Outcome.Done<FieldMap>) read(nodes)).value();
        assertEquals(0.75, field.magnitudeVPerM(new Vec3(0.5, 0, 0)), 1e-6);
        assertEquals(1.25, field.magnitudeVPerM(new Vec3(-20, -20, -21)), 1e-6);
    }

    @Test
    void whatIsNoResultIsRefusedWithARemedy() throws IOException {
        String good = text("magnE", 1, "1 0.75\n2 1.25\n");
        for (String bad : new String[] {"", "nonsense", good.replace("2.2 0 8", "4.1 0 8"), good.replace("magnE", "conductivity"),
            good.replace("$Nodes\n8", "$Nodes\n2000000000"), good.replace("$Nodes\n8", "$Nodes\n-1"), good.replace("1 2 3 4", "1 2 3 9"),
            good.replace("2 1.25", "2 NaN"), good.replace("2 1.25", "7 1.25"), good.substring(0, good.length() - 40),
            good.replace("\n1\n2\n0\n", "\n1\n2000000000\n0\n")}) {
            assertEquals("LS-FIELD-001", ((Outcome.Refused<FieldMap>) read(bad)).findings().getFirst().code(), bad);
        }
        assertEquals("LS-FIELD-002", ((Outcome.Refused<FieldMap>) SimnibsMesh.read(folder.resolve("absent.msh"), SCAN)).findings().getFirst().code());
    }

    @Test
    void damageEndsInARefusalOrAFieldButNeverInAnythingElse() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        byte[][] seeds = {binary(), text("magnE", 1, "1 0.75\n2 1.25\n").getBytes(StandardCharsets.US_ASCII)};
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = seeds[i % 2].clone();
            for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = random.nextInt(3) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            try {
                new GmshReader(ByteBuffer.wrap(cut)).read();
            } catch (GmshException e) {
                assertTrue(e.getMessage().contains("byte"));
            }
        }
    }

    @Test
    void theSphereThatFitsAScalpIsFound() {
        SplittableRandom random = new SplittableRandom(5);
        java.util.List<Vec3> points = java.util.stream.IntStream.range(0, 200).mapToObj(i ->
                new Vec3(random.nextGaussian(), random.nextGaussian(), Math.abs(random.nextGaussian()) + 0.1).unit().times(85).plus(new Vec3(3, -20, 11))).toList();
        assertEquals(0, SphericalHead.fitting(points).centreMm().distance(new Vec3(3, -20, 11)), 1e-6);
    }

    @Test
    void theSolverGivesTheFieldOfTheSphereUnderTheCoilAndNothingOutsideIt() {
        java.util.List<Vec3> scalp = new java.util.ArrayList<>();
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 300; i++) {
            scalp.add(new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).unit().times(85));
        }
        var coil = new org.lodestone.core.Rigid(org.lodestone.core.Rotation.IDENTITY, new Vec3(0, 0, 86));
        FieldMap field = new SphericalFieldSolver().field(SCAN, scalp, coil, 1);
        double near = field.magnitudeVPerM(new Vec3(0, 0, 70)), deep = field.magnitudeVPerM(new Vec3(0, 0, 50));
        assertEquals(new SphericalHead(Vec3.ZERO).fieldVPerM(FigureEightCoil.USUAL_70_MM.dipoles(coil, 1), new Vec3(0, 0, 70)).norm(), near, near * 1e-6);
        assertTrue(near > deep && deep > 0);
        assertTrue(Double.isNaN(field.magnitudeVPerM(new Vec3(0, 0, 120))));
    }
}

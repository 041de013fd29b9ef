package org.lodestone.registration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;

class ItkTransformFilesTest {

    private static final Frame FIXED = Frame.template("MNIColin27");
    private static final Frame MOVING = Frame.t1w("sub-01");

    @TempDir
    Path folder;

    @Test
    void aLinearTransformIsReadBackToTheLastDigit() throws IOException {
        AffineTransform transform = new AffineTransform(FIXED, MOVING,
                Affine.translation(new Vec3(1.5, -20, 3)).times(Affine.rotation(0.1, 0.2, -0.3)).times(Affine.scaling(1.1, 0.9, 1)));
        ItkTransformFiles.writeLinear(transform, folder.resolve("a.tfm"));
        AffineTransform back = ItkTransformFiles.readLinear(folder.resolve("a.tfm"), FIXED, MOVING).orThrow();
        assertArrayEquals(transform.matrix().toRowMajor(), back.matrix().toRowMajor(), 1e-12);
    }

    @Test
    void aShiftToTheRightIsNegativeInTheFileAndTheCentreOfRotationCounts() throws IOException {
        ItkTransformFiles.writeLinear(new AffineTransform(FIXED, MOVING, Affine.translation(new Vec3(5, 7, 9))), folder.resolve("s.tfm"));
        assertTrue(Files.readString(folder.resolve("s.tfm")).contains("1.0 -5.0 -7.0 9.0\n"));
        // a quarter turn about z (LPS) with centre (10, 0, 0): the point LPS (11, 0, 0) goes to (10, 1, 0)
        Files.writeString(folder.resolve("c.tfm"), "#Insight Transform File V1.0\n#Transform 0\n"
                + "Transform: MatrixOffsetTransformBase_double_3_3\nParameters: 0 -1 0 1 0 0 0 0 1 0 0 0\nFixedParameters: 10 0 0\n");
        AffineTransform turn = ItkTransformFiles.readLinear(folder.resolve("c.tfm"), FIXED, MOVING).orThrow();
        assertEquals(0, turn.apply(new Vec3(-11, 0, 0)).distance(new Vec3(-10, -1, 0)), 1e-12);
    }

    @Test
    void aDisplacementIsReadBackExactlyAndStoredInLps() throws IOException {
        Grid grid = new Grid(4, 3, 2, Affine.translation(new Vec3(-10, -20, -30)).times(Affine.scaling(2, 2, 2)), FIXED);
        float[] x = new float[24];
        float[] y = new float[24];
        float[] z = new float[24];
        for (int v = 0; v < 24; v++) {
            x[v] = v;
            y[v] = 0.5f * v;
            z[v] = -v;
        }
        DisplacementField field = DisplacementField.of(grid, x, y, z);
        Path file = folder.resolve("d.nii.gz");
        ItkTransformFiles.writeDisplacement(field, file);
        DisplacementField back = ItkTransformFiles.readDisplacement(file, FIXED).orThrow();
        assertEquals(grid, back.grid());
        assertArrayEquals(x, back.x());
        assertArrayEquals(y, back.y());
        assertArrayEquals(z, back.z());
        try (var zip = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
            var bytes = java.nio.ByteBuffer.wrap(zip.readAllBytes()).order(java.nio.ByteOrder.LITTLE_ENDIAN);
            assertEquals(1007, bytes.getShort(68));
            assertEquals(-3f, bytes.getFloat(352 + 4 * 3));
            assertEquals(-3f, bytes.getFloat(352 + 4 * (48 + 3)));
        }
    }

    @Test
    void aChainIsWrittenInTheOrderInWhichPointsGoThroughIt() throws IOException {
        Grid grid = new Grid(4, 3, 2, Affine.scaling(2, 2, 2), FIXED);
        DisplacementField still = DisplacementField.of(grid, new float[24], new float[24], new float[24]);
        List<Path> files = ItkTransformFiles.write(
                new Diffeomorphism(still, still).then(new AffineTransform(FIXED, MOVING, Affine.IDENTITY)), folder, "from-fixed_to-moving");
        assertEquals(List.of("from-fixed_to-moving_00_displacement.nii.gz", "from-fixed_to-moving_01_affine.tfm"),
                files.stream().map(f -> f.getFileName().toString()).toList());
    }

    @Test
    void damageIsRefusedWithTheFilesName() throws IOException {
        Path file = folder.resolve("broken.nii.gz");
        Files.write(file, new byte[400]);
        assertFalse(ItkTransformFiles.readDisplacement(file, FIXED).isDone());
        assertTrue(ItkTransformFiles.readLinear(folder.resolve("absent.tfm"), FIXED, MOVING).findings().getFirst().message()
                .contains("absent.tfm"));
    }
}

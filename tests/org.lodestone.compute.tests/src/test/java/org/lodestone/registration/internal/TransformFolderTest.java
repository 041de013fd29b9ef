package org.lodestone.registration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.method.file.TransformReadRequest;
import org.lodestone.method.file.TransformWriteRequest;
import org.lodestone.registration.Diffeomorphism;
import org.lodestone.registration.DisplacementField;

class TransformFolderTest {

    private static final Frame FIXED = Frame.scan("fixed");
    private static final Frame MOVING = Frame.scan("moving");

    @TempDir
    Path folder;

    /** A gentle bulge: the backward field is only roughly the inverse, as sampled fields are. */
    private static SpatialTransform registration() {
        Grid grid = new Grid(20, 22, 18, Affine.translation(new Vec3(-20, -22, -18)).times(Affine.scaling(2, 2, 2)), FIXED);
        int n = (int) grid.size();
        float[][] forward = new float[3][n];
        float[][] backward = new float[3][n];
        for (int v = 0; v < n; v++) {
            Vec3 p = grid.toWorld(v % 20, v / 20 % 22, v / (20 * 22));
            float push = (float) (2 * Math.exp(-p.dot(p) / 80));
            forward[0][v] = push;
            forward[2][v] = -0.5f * push;
            backward[0][v] = -0.9f * push;
            backward[2][v] = 0.45f * push;
        }
        return new Diffeomorphism(DisplacementField.of(grid, forward[0], forward[1], forward[2]),
                DisplacementField.of(grid, backward[0], backward[1], backward[2]))
                .then(new AffineTransform(FIXED, MOVING, Affine.translation(new Vec3(3, 4, -5)).times(Affine.rotation(0.1, 0, 0.2))));
    }

    @Test
    void whatWasWrittenIsReadBackInBothDirections() {
        SpatialTransform written = registration();
        List<Path> files = new TransformFolderWriter()
                .run(new TransformWriteRequest(folder, written), Parameters.NONE, BlobHead.TWO).orThrow();
        assertEquals(4, files.size());
        SpatialTransform read = new TransformFolderReader()
                .run(new TransformReadRequest(folder, FIXED, MOVING), Parameters.NONE, BlobHead.TWO).orThrow();
        for (Vec3 p : new Vec3[] {new Vec3(1.3, -2.2, 4.1), new Vec3(-7, 6, 0.4), new Vec3(50, 0, 0)}) {
            assertEquals(0, written.apply(p).distance(read.apply(p)), 1e-9);
            assertEquals(0, read.inverse().apply(read.apply(p)).distance(p), 2e-3);
        }
    }

    /** 0.05 mm: what reading a bulge of 2 mm linearly between voxels of 2 mm loses at most, curvature times a quarter of a voxel squared. */
    @Test
    void aRegistrationThatDeformsAfterItsLinearPartIsReadInThatOrder() {
        SpatialTransform written = registration().inverse();
        new TransformFolderWriter().run(new TransformWriteRequest(folder, written), Parameters.NONE, BlobHead.TWO).orThrow();

        SpatialTransform read = new TransformFolderReader()
                .run(new TransformReadRequest(folder, MOVING, FIXED), Parameters.NONE, BlobHead.TWO).orThrow();

        for (Vec3 p : new Vec3[] {new Vec3(1.3, -2.2, 4.1), new Vec3(-7, 6, 0.4), new Vec3(2, 3, -5)}) {
            Vec3 moving = registration().apply(p);
            assertEquals(0, written.apply(moving).distance(read.apply(moving)), 0.05);
            assertEquals(0, registration().apply(p).distance(read.inverse().apply(p)), 0.05);
        }
    }

    @Test
    void anEarlierNonlinearRegistrationLeavesNothingBehind() {
        TransformFolderWriter writer = new TransformFolderWriter();
        writer.run(new TransformWriteRequest(folder, registration()), Parameters.NONE, BlobHead.TWO).orThrow();
        AffineTransform affine = new AffineTransform(FIXED, MOVING, Affine.translation(new Vec3(1, 2, 3)));
        writer.run(new TransformWriteRequest(folder, affine), Parameters.NONE, BlobHead.TWO).orThrow();
        assertEquals(affine, new TransformFolderReader()
                .run(new TransformReadRequest(folder, FIXED, MOVING), Parameters.NONE, BlobHead.TWO).orThrow());
    }

    @Test
    void anIncompleteFolderIsRefused() throws java.io.IOException {
        List<Path> files = new TransformFolderWriter()
                .run(new TransformWriteRequest(folder, registration()), Parameters.NONE, BlobHead.TWO).orThrow();
        Files.delete(files.getLast());
        assertTrue(new TransformFolderReader().run(new TransformReadRequest(folder, FIXED, MOVING), Parameters.NONE, BlobHead.TWO)
                .findings().getFirst().message().contains("no whole registration"));
    }
}

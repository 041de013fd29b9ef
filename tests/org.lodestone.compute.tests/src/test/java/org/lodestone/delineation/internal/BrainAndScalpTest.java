package org.lodestone.delineation.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.delineation.internal.brain.SurfaceBrainExtraction;
import org.lodestone.delineation.internal.mesh.TriangleMesh;
import org.lodestone.delineation.internal.mesh.Voxelizer;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.testkit.SimulatedHead;

class BrainAndScalpTest {

    private static final Execution RUN = Execution.unobserved();
    private static final SurfaceBrainExtraction BRAIN = new SurfaceBrainExtraction();
    private static final HeadSurface SCALP = new HeadSurface();

    /** A grid of {@code spacing} voxels, turned by {@code rotation} and centred so that head and neck fit. */
    private static Grid grid(double spacing, Affine rotation) {
        int n = (int) Math.ceil(230 / spacing);
        Affine centred = Affine.translation(new Vec3(0, 0, -20)).times(rotation).times(Affine.scaling(spacing, spacing, spacing))
                .times(Affine.translation(new Vec3(-(n - 1) / 2.0, -(n - 1) / 2.0, -(n - 1) / 2.0)));
        return new Grid(n, n, n, centred, Frame.t1w("sub-01"));
    }

    private static Mask brain(Volume scan, Execution execution) {
        return BRAIN.run(scan, Parameters.defaults(BRAIN.parameters()), execution).orThrow();
    }

    @Test
    void theBrainIsFoundInAHeadWithANeck() {
        SimulatedHead head = SimulatedHead.on(grid(2, Affine.IDENTITY));
        // One layer of 2 mm voxels at the border is 8 % of this brain; half of it may go either way.
        assertEquals(1, brain(head.t1w(), RUN).dice(head.brain()), 0.04);
    }

    @Test
    void orientationAndSpacingDoNotMatter() {
        Affine obliqueAndMirrored = Affine.rotation(0.3, -0.2, 0.15).times(new Affine(0, -1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0));
        SimulatedHead head = SimulatedHead.on(grid(3, obliqueAndMirrored));
        assertEquals(1, brain(head.t1w(), RUN).dice(head.brain()), 0.05);
    }

    @Test
    void theSameBrainComesOutAtAnyNumberOfThreads() {
        Volume scan = SimulatedHead.on(grid(3, Affine.IDENTITY)).t1w();
        Mask one = brain(scan, new Execution(Parallel.single(), Progress.NONE));
        assertEquals(one, brain(scan, new Execution(new Parallel(3), Progress.NONE)));
    }

    @Test
    void aBrainAloneIsKeptWholeAndSaidToBeAlone() {
        SimulatedHead head = SimulatedHead.on(grid(2, Affine.IDENTITY));
        float[] values = head.t1w().toFloats().clone();
        for (int v = 0; v < values.length; v++) {
            values[v] = head.brain().contains(v) ? values[v] : 0;
        }
        Outcome<Mask> outcome = BRAIN.run(Volume.of(head.t1w().grid(), values), Parameters.defaults(BRAIN.parameters()), RUN);
        assertEquals("LS-DELIN-013", outcome.findings().getFirst().code());
        assertTrue(outcome.orThrow().dice(head.brain()) > 0.99);
        Outcome<Surface> scalp = SCALP.run(Volume.of(head.t1w().grid(), values), Parameters.defaults(SCALP.parameters()), RUN);
        assertEquals("LS-DELIN-031", scalp.findings().getFirst().code());
    }

    @Test
    void theScalpIsClosedAndLiesOnTheSkin() {
        SimulatedHead head = SimulatedHead.on(grid(2, Affine.IDENTITY));
        Surface scalp = SCALP.run(head.t1w(), Parameters.of(SCALP.parameters(), java.util.Map.of("maxTriangles", 20000L)), RUN).orThrow();
        MeshChecks.assertClosed(scalp);
        assertTrue(scalp.triangleCount() <= 20000);
        assertEquals(1, Voxelizer.inside(TriangleMesh.of(scalp), head.t1w().grid()).dice(head.skin()), 0.02);
        // The vertex of the head lies 60 + 14 mm above the centre; half a voxel of 2 mm and the smoothing are allowed for.
        double top = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < scalp.vertexCount(); v++) {
            top = Math.max(top, scalp.vertex(v).z());
        }
        assertEquals(74, top, 1.2);
    }

    @Test
    void imagesWithoutAHeadAreRefusedWithARemedy() {
        Grid grid = grid(4, Affine.IDENTITY);
        float[] constant = new float[(int) grid.size()];
        Arrays.fill(constant, 7);
        float[] broken = new float[constant.length];
        Arrays.fill(broken, Float.NaN);
        for (float[] values : List.of(constant, broken, new float[constant.length])) {
            Volume image = Volume.of(grid, values);
            for (Outcome<?> outcome : List.of(BRAIN.run(image, Parameters.defaults(BRAIN.parameters()), RUN),
                    SCALP.run(image, Parameters.defaults(SCALP.parameters()), RUN))) {
                assertFalse(outcome.isDone());
                assertFalse(outcome.findings().getFirst().remedy().isBlank());
            }
        }
    }

    @Test
    void theScanIsNotModified() {
        Volume scan = SimulatedHead.on(grid(4, Affine.IDENTITY)).t1w();
        float[] before = scan.toFloats().clone();
        brain(scan, RUN);
        assertArrayEquals(before, scan.toFloats());
    }
}

package org.lodestone.delineation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.delineation.internal.mesh.MaskSurface;
import org.lodestone.delineation.internal.mesh.TriangleMesh;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Surface;

class MaskSurfaceTest {

    private static final Execution RUN = Execution.unobserved();
    private static final MaskSurface METHOD = new MaskSurface();

    private static Mask shape(Affine turned, Predicate<Vec3> inside) {
        int n = 50;
        Affine affine = turned.times(Affine.scaling(1.5, 1.5, 1.5)).times(Affine.translation(new Vec3(-24.5, -24.5, -24.5)));
        Grid grid = new Grid(n, n, n, affine, Frame.t1w("sub-01"));
        return Mask.where(grid, v -> inside.test(grid.toWorld(v % n, v / n % n, v / (n * n))));
    }

    private static Surface surface(Mask mask, long triangles) {
        return METHOD.run(mask, Parameters.of(METHOD.parameters(), Map.of("maxTriangles", triangles)), RUN).orThrow();
    }

    @Test
    void aBallBecomesAClosedSphereOfItsRadiusAtAnyBudget() {
        Mask ball = shape(Affine.rotation(0.2, 0.3, 0.4), p -> p.norm() < 25);
        for (long budget : new long[] {100_000, 2000, 300}) {
            Surface sphere = surface(ball, budget);
            MeshChecks.assertClosed(sphere);
            assertEquals(2, MeshChecks.euler(sphere));
            assertTrue(sphere.triangleCount() <= budget);
            for (int v = 0; v < sphere.vertexCount(); v++) {
                // Half a voxel of 1.5 mm: the steps of the mask itself; and the height of a cap over an edge of the coarsest mesh (11 mm).
                assertEquals(25, sphere.vertex(v).norm(), budget > 1000 ? 0.75 : 0.75 + 11 * 11 / (8 * 25.0));
            }
            // A coarse polyhedron lies inside its sphere: 300 triangles lose about 2 %.
            assertEquals(4 / 3.0 * Math.PI * 25 * 25 * 25, TriangleMesh.of(sphere).signedVolume(), 0.03 * 65_450);
        }
    }

    @Test
    void aRingKeepsItsHole() {
        Mask ring = shape(Affine.IDENTITY, p -> Math.hypot(Math.hypot(p.x(), p.y()) - 20, p.z()) < 8);
        Surface surface = surface(ring, 1500);
        MeshChecks.assertClosed(surface);
        assertEquals(0, MeshChecks.euler(surface));
    }

    @Test
    void normalsPointOutwardsOnMirroredGridsToo() {
        Surface sphere = surface(shape(new Affine(-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0), p -> p.norm() < 20), 1000);
        float[] normals = sphere.normals();
        for (int v = 0; v < sphere.vertexCount(); v++) {
            Vec3 normal = new Vec3(normals[3 * v], normals[3 * v + 1], normals[3 * v + 2]);
            assertTrue(normal.dot(sphere.vertex(v).unit()) > 0.9);
        }
    }

    @Test
    void aShapeCutByTheImageIsClosedByALid() {
        Surface half = surface(shape(Affine.IDENTITY, p -> p.norm() < 60), 5000);
        MeshChecks.assertClosed(half);
    }

    @Test
    void anEmptyMaskIsRefused() {
        assertFalse(METHOD.run(shape(Affine.IDENTITY, _ -> false), Parameters.defaults(METHOD.parameters()), RUN).isDone());
    }
}

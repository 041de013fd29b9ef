package org.lodestone.delineation.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.lodestone.delineation.internal.mesh.TriangleMesh;
import org.lodestone.image.Surface;

/** What must hold for every surface of this product. */
final class MeshChecks {

    private MeshChecks() {
    }

    /** Each edge belongs to exactly two triangles that run through it in opposite directions, and the inside is inside. */
    static void assertClosed(Surface surface) {
        Set<Long> directed = new HashSet<>();
        int[] corners = surface.triangles();
        for (int t = 0; t < corners.length; t += 3) {
            for (int c = 0; c < 3; c++) {
                assertTrue(directed.add((long) corners[t + c] << 32 | corners[t + (c + 1) % 3]), "an edge is used twice in one direction");
            }
        }
        for (long edge : directed) {
            assertTrue(directed.contains(edge << 32 | edge >>> 32), "an edge has one triangle only");
        }
        assertTrue(TriangleMesh.of(surface).signedVolume() > 0, "normals point inwards");
    }

    /** @return vertices - edges + triangles: 2 for a ball, 0 for a ring */
    static int euler(Surface surface) {
        assertEquals(0, surface.triangleCount() % 2);
        return surface.vertexCount() - surface.triangleCount() / 2;
    }
}

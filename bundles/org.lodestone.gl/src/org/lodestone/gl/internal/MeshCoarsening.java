package org.lodestone.gl.internal;

import java.util.Arrays;
import org.lodestone.core.Vec3;
import org.lodestone.image.Surface;

/**
 * A coarser likeness of a surface for pictures drawn while it moves: vertices in the same cube of space become one (Rossignac and Borrel
 * 1993), triangles that lose a corner go.
 *
 * @param surface the coarse surface
 * @param representative for each coarse vertex, one vertex of the fine surface that became it
 */
public record MeshCoarsening(Surface surface, int[] representative) {

    /**
     * @param fine a surface
     * @param wantedTriangles about how many the result shall have
     * @return the coarse surface
     */
    public static MeshCoarsening of(Surface fine, int wantedTriangles) {
        double cell = Math.sqrt(2 * area(fine) / wantedTriangles);
        int count = fine.vertexCount();
        long[] keyed = new long[count];
        float[] v = fine.vertices();
        for (int i = 0; i < count; i++) {
            long x = (long) Math.floor(v[3 * i] / cell) + 8192, y = (long) Math.floor(v[3 * i + 1] / cell) + 8192;
            long z = (long) Math.floor(v[3 * i + 2] / cell) + 8192;
            // 13 bits an axis hold 8192 cells; the vertex number goes below them so that one sort groups and orders
            keyed[i] = ((x & 0x3FFF) << 28 | (y & 0x3FFF) << 14 | z & 0x3FFF) << 21 | i & 0x1FFFFFL;
        }
        Arrays.sort(keyed);
        int[] cluster = new int[count];
        int[] representative = new int[count];
        float[] sums = new float[3 * count];
        int[] members = new int[count];
        int clusters = 0;
        for (int k = 0; k < count; k++) {
            if (k == 0 || keyed[k] >>> 21 != keyed[k - 1] >>> 21) {
                representative[clusters++] = (int) (keyed[k] & 0x1FFFFF);
            }
            int i = (int) (keyed[k] & 0x1FFFFF);
            cluster[i] = clusters - 1;
            members[clusters - 1]++;
            for (int axis = 0; axis < 3; axis++) {
                sums[3 * (clusters - 1) + axis] += v[3 * i + axis];
            }
        }
        for (int c = 0; c < 3 * clusters; c++) {
            sums[c] /= members[c / 3];
        }
        int[] corners = new int[fine.triangles().length];
        int kept = 0;
        for (int t = 0; t < corners.length; t += 3) {
            int a = cluster[fine.triangles()[t]], b = cluster[fine.triangles()[t + 1]], c = cluster[fine.triangles()[t + 2]];
            if (a != b && b != c && c != a) {
                corners[kept++] = a;
                corners[kept++] = b;
                corners[kept++] = c;
            }
        }
        Surface coarse = new Surface(fine.frame(), Arrays.copyOf(sums, 3 * clusters), Arrays.copyOf(corners, kept));
        return new MeshCoarsening(coarse, Arrays.copyOf(representative, clusters));
    }

    /** @return true when vertex numbers fit the keys used here */
    public static boolean canCoarsen(Surface surface) {
        return surface.vertexCount() < 1 << 21;
    }

    private static double area(Surface surface) {
        double sum = 0;
        int[] t = surface.triangles();
        for (int i = 0; i < t.length; i += 3) {
            Vec3 a = surface.vertex(t[i]);
            sum += surface.vertex(t[i + 1]).minus(a).cross(surface.vertex(t[i + 2]).minus(a)).norm() / 2;
        }
        return sum;
    }
}

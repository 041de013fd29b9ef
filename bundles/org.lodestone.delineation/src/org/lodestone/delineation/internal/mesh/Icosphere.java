package org.lodestone.delineation.internal.mesh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodestone.core.Vec3;

/** A unit sphere of nearly equal triangles: an icosahedron whose triangles are cut in four again and again. */
public final class Icosphere {

    private Icosphere() {
    }

    /**
     * @param subdivisions how often each triangle is cut in four; 4 gives 2562 vertices
     * @return the sphere, triangles counter-clockwise seen from outside
     */
    public static TriangleMesh unit(int subdivisions) {
        double g = (1 + Math.sqrt(5)) / 2;
        List<Vec3> vertices = new ArrayList<>();
        for (double[] p : new double[][] {{-1, g, 0}, {1, g, 0}, {-1, -g, 0}, {1, -g, 0}, {0, -1, g}, {0, 1, g}, {0, -1, -g}, {0, 1, -g},
            {g, 0, -1}, {g, 0, 1}, {-g, 0, -1}, {-g, 0, 1}}) {
            vertices.add(new Vec3(p[0], p[1], p[2]).unit());
        }
        int[] triangles = {0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1, 8,
            3, 9, 4, 3, 4, 2, 3, 2, 6, 3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1};
        for (int s = 0; s < subdivisions; s++) {
            triangles = cut(vertices, triangles);
        }
        double[] coordinates = new double[3 * vertices.size()];
        for (int v = 0; v < vertices.size(); v++) {
            System.arraycopy(vertices.get(v).toArray(), 0, coordinates, 3 * v, 3);
        }
        return new TriangleMesh(coordinates, triangles);
    }

    private static int[] cut(List<Vec3> vertices, int[] triangles) {
        Map<Long, Integer> middles = new HashMap<>();
        int[] finer = new int[4 * triangles.length];
        for (int t = 0; t < triangles.length; t += 3) {
            int a = triangles[t], b = triangles[t + 1], c = triangles[t + 2];
            int ab = middle(vertices, middles, a, b), bc = middle(vertices, middles, b, c), ca = middle(vertices, middles, c, a);
            int[] four = {a, ab, ca, b, bc, ab, c, ca, bc, ab, bc, ca};
            System.arraycopy(four, 0, finer, 4 * t, 12);
        }
        return finer;
    }

    private static int middle(List<Vec3> vertices, Map<Long, Integer> middles, int a, int b) {
        return middles.computeIfAbsent((long) Math.min(a, b) << 32 | Math.max(a, b), _ -> {
            vertices.add(vertices.get(a).plus(vertices.get(b)).unit());
            return vertices.size() - 1;
        });
    }
}

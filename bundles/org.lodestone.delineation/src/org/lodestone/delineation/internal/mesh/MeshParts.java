package org.lodestone.delineation.internal.mesh;

import java.util.Arrays;

/** Connected parts of a mesh. */
public final class MeshParts {

    private MeshParts() {
    }

    /** @return the part with the most vertices, vertices and triangles in their old order */
    public static TriangleMesh largest(TriangleMesh mesh) {
        int count = mesh.vertexCount();
        int[] root = new int[count];
        Arrays.setAll(root, v -> v);
        int[] triangles = mesh.triangles();
        for (int t = 0; t < triangles.length; t += 3) {
            join(root, triangles[t], triangles[t + 1]);
            join(root, triangles[t], triangles[t + 2]);
        }
        int[] size = new int[count];
        int best = 0;
        for (int v = 0; v < count; v++) {
            size[find(root, v)]++;
        }
        for (int v = 0; v < count; v++) {
            best = size[v] > size[best] ? v : best;
        }
        boolean[] kept = new boolean[count];
        for (int v = 0; v < count; v++) {
            kept[v] = find(root, v) == best;
        }
        return keep(mesh, kept);
    }

    /** @return the triangles all of whose vertices are kept, over the kept vertices */
    static TriangleMesh keep(TriangleMesh mesh, boolean[] kept) {
        int[] number = new int[kept.length];
        double[] vertices = new double[mesh.vertices().length];
        int n = 0;
        for (int v = 0; v < kept.length; v++) {
            if (kept[v]) {
                System.arraycopy(mesh.vertices(), 3 * v, vertices, 3 * n, 3);
                number[v] = n++;
            }
        }
        int[] triangles = new int[mesh.triangles().length];
        int corners = 0;
        for (int t = 0; t < triangles.length; t += 3) {
            int a = mesh.triangles()[t], b = mesh.triangles()[t + 1], c = mesh.triangles()[t + 2];
            if (kept[a] && kept[b] && kept[c]) {
                triangles[corners++] = number[a];
                triangles[corners++] = number[b];
                triangles[corners++] = number[c];
            }
        }
        return new TriangleMesh(Arrays.copyOf(vertices, 3 * n), Arrays.copyOf(triangles, corners));
    }

    private static int find(int[] root, int v) {
        int r = v;
        while (root[r] != r) {
            root[r] = root[root[r]];
            r = root[r];
        }
        return r;
    }

    private static void join(int[] root, int a, int b) {
        int ra = find(root, a), rb = find(root, b);
        root[Math.max(ra, rb)] = Math.min(ra, rb);
    }
}

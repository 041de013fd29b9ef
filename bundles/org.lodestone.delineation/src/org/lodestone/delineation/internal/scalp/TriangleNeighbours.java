package org.lodestone.delineation.internal.scalp;

import java.util.Arrays;
import org.lodestone.core.Vec3;
import org.lodestone.image.Surface;

/**
 * Which triangles of a surface meet at an edge. A half edge {@code h} is the edge of triangle {@code h / 3} that begins at its corner
 * {@code h % 3}; its twin is the same edge seen from the other triangle.
 */
final class TriangleNeighbours {

    private final Surface surface;
    private final int[] twin;

    /** @param surface whose triangles all run the same way round */
    TriangleNeighbours(Surface surface) {
        this.surface = surface;
        int[] corners = surface.triangles();
        int[] first = new int[surface.vertexCount() + 1];
        for (int corner : corners) {
            first[corner + 1]++;
        }
        for (int v = 0; v < surface.vertexCount(); v++) {
            first[v + 1] += first[v];
        }
        int[] next = Arrays.copyOf(first, surface.vertexCount());
        int[] leaving = new int[corners.length];
        for (int h = 0; h < corners.length; h++) {
            leaving[next[corners[h]]++] = h;
        }
        twin = new int[corners.length];
        Arrays.fill(twin, -1);
        for (int h = 0; h < corners.length; h++) {
            int end = corners[after(h)];
            for (int i = first[end]; i < first[end + 1] && twin[h] < 0; i++) {
                int other = leaving[i];
                if (corners[after(other)] == corners[h] && (twin[other] < 0 || twin[other] == h)) {
                    twin[h] = other;
                    twin[other] = h;
                }
            }
        }
    }

    /** @return the half edge that follows in the triangle */
    static int after(int halfEdge) {
        return halfEdge % 3 == 2 ? halfEdge - 2 : halfEdge + 1;
    }

    /** @return the same edge seen from the other triangle; -1 on a border */
    int twin(int halfEdge) {
        return twin[halfEdge];
    }

    /** @return number of the vertex where a half edge begins */
    int start(int halfEdge) {
        return surface.triangles()[halfEdge];
    }

    /** @return number of the vertex where a half edge ends */
    int end(int halfEdge) {
        return surface.triangles()[after(halfEdge)];
    }

    /** @return place of a vertex, mm */
    Vec3 vertex(int v) {
        return surface.vertex(v);
    }

    /** @return places of all vertices, x, y, z, mm. Not to be modified. */
    float[] vertices() {
        return surface.vertices();
    }

    /** @return number of half edges */
    int count() {
        return twin.length;
    }

    /** @return whether a triangle has that vertex */
    boolean has(int triangle, int v) {
        return corner(triangle, v) >= 0;
    }

    /** @return the half edge of a triangle that begins at a vertex; -1 when it has no such corner */
    int corner(int triangle, int v) {
        for (int h = 3 * triangle; h < 3 * triangle + 3; h++) {
            if (surface.triangles()[h] == v) {
                return h;
            }
        }
        return -1;
    }

    /** @return all angles about a vertex together, from a triangle on; NaN when it lies on a border */
    double fullAngle(int triangle, int v) {
        double sum = 0;
        int begin = corner(triangle, v), h = begin;
        do {
            Vec3 a = vertex(end(h)).minus(vertex(v));
            Vec3 b = vertex(start(after(after(h)))).minus(vertex(v));
            sum += Math.atan2(a.cross(b).norm(), a.dot(b));
            if (twin[h] < 0) {
                return Double.NaN;
            }
            h = after(twin[h]);
        } while (h != begin);
        return sum;
    }
}

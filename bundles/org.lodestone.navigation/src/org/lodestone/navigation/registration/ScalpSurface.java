package org.lodestone.navigation.registration;

import java.util.Arrays;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;

/**
 * The scalp as a mesh in which the nearest point is found fast: vertices in cubes of a fixed size, triangles around the nearest vertex
 * compared exactly. Immutable; any thread.
 */
public final class ScalpSurface {

    private static final double CELL_MM = 6;

    private final Frame frame;
    private final float[] vertices;
    private final int[] triangles;
    private final int[] firstOfVertex;
    private final int[] trianglesOfVertex;
    private final double[] low = new double[3];
    private final int[] cells = new int[3];
    private final int[] firstOfCell;
    private final int[] verticesOfCell;

    /**
     * The point of the surface that is nearest to another.
     *
     * @param pointMm on the surface
     * @param normal of the triangle there, unit length, outward when the mesh is wound so
     * @param distanceMm to the other point
     */
    public record Nearest(Vec3 pointMm, Vec3 normal, double distanceMm) {
    }

    /**
     * @param frame space of the vertices
     * @param vertices x, y, z one after the other, RAS+ millimetres. Copied.
     * @param triangles three vertex numbers each, counter-clockwise seen from outside. Copied.
     */
    public ScalpSurface(Frame frame, float[] vertices, int[] triangles) {
        if (vertices.length < 9 || vertices.length % 3 != 0 || triangles.length % 3 != 0 || triangles.length == 0) {
            throw new IllegalArgumentException(vertices.length + " coordinates, " + triangles.length + " corners");
        }
        this.frame = frame;
        this.vertices = vertices.clone();
        this.triangles = triangles.clone();
        int n = vertices.length / 3;
        firstOfVertex = new int[n + 1];
        trianglesOfVertex = grouped(n, triangles.length, i -> triangles[i], firstOfVertex, i -> i / 3);
        for (int axis = 0; axis < 3; axis++) {
            double lowest = Double.POSITIVE_INFINITY, highest = Double.NEGATIVE_INFINITY;
            for (int i = axis; i < vertices.length; i += 3) {
                lowest = Math.min(lowest, vertices[i]);
                highest = Math.max(highest, vertices[i]);
            }
            low[axis] = lowest;
            cells[axis] = (int) ((highest - lowest) / CELL_MM) + 1;
        }
        firstOfCell = new int[cells[0] * cells[1] * cells[2] + 1];
        verticesOfCell = grouped(firstOfCell.length - 1, n,
                i -> cell(coordinate(vertices[3 * i], 0), coordinate(vertices[3 * i + 1], 1), coordinate(vertices[3 * i + 2], 2)), firstOfCell, i -> i);
    }

    /** Counting sort: lists the values of items by the group each belongs to. */
    private static int[] grouped(int groups, int items, java.util.function.IntUnaryOperator group, int[] first, java.util.function.IntUnaryOperator value) {
        for (int i = 0; i < items; i++) {
            first[group.applyAsInt(i) + 1]++;
        }
        for (int g = 0; g < groups; g++) {
            first[g + 1] += first[g];
        }
        int[] next = Arrays.copyOf(first, groups);
        int[] sorted = new int[items];
        for (int i = 0; i < items; i++) {
            sorted[next[group.applyAsInt(i)]++] = value.applyAsInt(i);
        }
        return sorted;
    }

    /** @return space of the vertices */
    public Frame frame() {
        return frame;
    }

    private int coordinate(double mm, int axis) {
        return Math.clamp((long) Math.floor((mm - low[axis]) / CELL_MM), 0, cells[axis] - 1);
    }

    private int cell(int i, int j, int k) {
        return i + cells[0] * (j + cells[1] * k);
    }

    private Vec3 vertex(int v) {
        return new Vec3(vertices[3 * v], vertices[3 * v + 1], vertices[3 * v + 2]);
    }

    /**
     * @param p in the surface's space
     * @return the nearest point; exact when the triangles are not longer than they are far
     */
    public Nearest nearest(Vec3 p) {
        int v = nearestVertex(p);
        Nearest best = null;
        for (int t = firstOfVertex[v]; t < firstOfVertex[v + 1]; t++) {
            int corner = 3 * trianglesOfVertex[t];
            Vec3 a = vertex(triangles[corner]), b = vertex(triangles[corner + 1]), c = vertex(triangles[corner + 2]);
            Vec3 normal = b.minus(a).cross(c.minus(a));
            if (normal.norm() > 0) {
                Vec3 q = Triangles.nearest(p, a, b, c);
                double distance = p.distance(q);
                if (best == null || distance < best.distanceMm()) {
                    best = new Nearest(q, normal.unit(), distance);
                }
            }
        }
        return best != null ? best : new Nearest(vertex(v), new Vec3(0, 0, 1), p.distance(vertex(v)));
    }

    private int nearestVertex(Vec3 p) {
        int[] c = {coordinate(p.x(), 0), coordinate(p.y(), 1), coordinate(p.z(), 2)};
        int best = -1;
        double bestSquared = Double.POSITIVE_INFINITY;
        int farthest = Math.max(cells[0], Math.max(cells[1], cells[2]));
        for (int ring = 0; ring <= farthest; ring++) {
            // Everything in this ring of cubes is at least ring - 1 cubes away.
            double least = Math.max(0, ring - 1) * CELL_MM;
            if (best >= 0 && least * least > bestSquared) {
                break;
            }
            for (int k = Math.max(0, c[2] - ring); k <= Math.min(cells[2] - 1, c[2] + ring); k++) {
                for (int j = Math.max(0, c[1] - ring); j <= Math.min(cells[1] - 1, c[1] + ring); j++) {
                    boolean inside = Math.abs(k - c[2]) < ring && Math.abs(j - c[1]) < ring;
                    int step = inside && ring > 0 ? 2 * ring : 1;
                    for (int i = c[0] - ring; i <= c[0] + ring; i += step) {
                        if (i < 0 || i >= cells[0]) {
                            continue;
                        }
                        int at = cell(i, j, k);
                        for (int n = firstOfCell[at]; n < firstOfCell[at + 1]; n++) {
                            int v = verticesOfCell[n];
                            double dx = vertices[3 * v] - p.x(), dy = vertices[3 * v + 1] - p.y(), dz = vertices[3 * v + 2] - p.z();
                            double squared = dx * dx + dy * dy + dz * dz;
                            if (squared < bestSquared) {
                                bestSquared = squared;
                                best = v;
                            }
                        }
                    }
                }
            }
        }
        return best;
    }
}

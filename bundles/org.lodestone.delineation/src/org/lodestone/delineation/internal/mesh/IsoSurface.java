package org.lodestone.delineation.internal.mesh;

import java.util.Arrays;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;

/**
 * The surface where a volume passes a value, by marching tetrahedra (Doi and Koide 1991) on the Kuhn partition of each cell into six.
 * Tetrahedra have no ambiguous case: the surface is closed and every edge belongs to exactly two triangles. What lies beyond the grid is
 * outside, so a head that is cut by the image is closed by a flat lid.
 */
public final class IsoSurface {

    /** Edges leave a lattice point along 7 diagonals: bit 0 is x, bit 1 is y, bit 2 is z. */
    private static final int DIRECTIONS = 8;
    /** Corners on the way from 000 to 111, axis after axis, for the six orders of axes; even orders first. */
    private static final int[][] PATHS = {{1, 3}, {2, 6}, {4, 5}, {2, 3}, {1, 5}, {4, 6}};
    private static final int EVEN = 3;
    /** Crossings keep this distance from lattice points, as a fraction of the edge, so that no triangle shrinks to nothing. */
    private static final double MARGIN = 0.02;

    private final Grid grid;
    private final float[] values;
    private final float level;
    private final int wide;
    private final int high;
    private double[] vertices = new double[3 << 14];
    private int vertexCount;
    private int[] triangles = new int[3 << 15];
    private int corners;
    private int[] lower;
    private int[] upper;

    private IsoSurface(Volume field, double level) {
        this.grid = field.grid();
        this.values = field.toFloats();
        this.level = (float) level;
        // One layer of outside on each side.
        this.wide = grid.nx() + 2;
        this.high = grid.ny() + 2;
    }

    /**
     * @param field values, larger inside; without NaN
     * @param level value of the surface; what lies beyond the grid is below it
     * @param execution cancellation
     * @return the surface in world millimetres, triangles counter-clockwise seen from outside
     */
    public static TriangleMesh of(Volume field, double level, Execution execution) {
        return new IsoSurface(field, level).march(execution);
    }

    private TriangleMesh march(Execution execution) {
        lower = emptyLayer();
        upper = emptyLayer();
        double[] corner = new double[8];
        for (int k = 0; k <= grid.nz(); k++) {
            execution.progress().check();
            for (int j = 0; j <= grid.ny(); j++) {
                for (int i = 0; i <= grid.nx(); i++) {
                    int inside = 0;
                    for (int c = 0; c < 8; c++) {
                        corner[c] = value(i + (c & 1), j + (c >> 1 & 1), k + (c >> 2 & 1));
                        inside |= corner[c] > level ? 1 << c : 0;
                    }
                    if (inside != 0 && inside != 255) {
                        for (int path = 0; path < PATHS.length; path++) {
                            tetrahedron(i, j, k, corner, inside, path);
                        }
                    }
                }
            }
            int[] spent = lower;
            lower = upper;
            upper = spent;
            Arrays.fill(upper, -1);
        }
        double[] used = Arrays.copyOf(vertices, 3 * vertexCount);
        int[] faces = Arrays.copyOf(triangles, corners);
        if (grid.voxelToWorld().determinant() < 0) {
            for (int t = 0; t < faces.length; t += 3) {
                int swapped = faces[t];
                faces[t] = faces[t + 1];
                faces[t + 1] = swapped;
            }
        }
        return new TriangleMesh(used, faces);
    }

    private int[] emptyLayer() {
        int[] layer = new int[DIRECTIONS * wide * high];
        Arrays.fill(layer, -1);
        return layer;
    }

    /** Value at a point of the lattice that is one wider than the grid on each side. */
    private double value(int i, int j, int k) {
        if (i == 0 || j == 0 || k == 0 || i > grid.nx() || j > grid.ny() || k > grid.nz()) {
            return level - 1;
        }
        return values[grid.index(i - 1, j - 1, k - 1)];
    }

    private void tetrahedron(int i, int j, int k, double[] corner, int inside, int path) {
        int a = 0, b = PATHS[path][0], c = PATHS[path][1], d = 7;
        if (path >= EVEN) {
            int swapped = b;
            b = c;
            c = swapped;
        }
        int code = (inside >> a & 1) | (inside >> b & 1) << 1 | (inside >> c & 1) << 2 | (inside >> d & 1) << 3;
        Cell cell = new Cell(i, j, k, corner);
        switch (code) {
            case 1 -> triangle(cell, a, b, c, d, false);
            case 14 -> triangle(cell, a, b, c, d, true);
            case 2 -> triangle(cell, b, a, d, c, false);
            case 13 -> triangle(cell, b, a, d, c, true);
            case 4 -> triangle(cell, c, d, a, b, false);
            case 11 -> triangle(cell, c, d, a, b, true);
            case 8 -> triangle(cell, d, c, b, a, false);
            case 7 -> triangle(cell, d, c, b, a, true);
            case 3 -> quadrilateral(cell, a, b, c, d);
            case 5 -> quadrilateral(cell, a, c, d, b);
            case 9 -> quadrilateral(cell, a, d, b, c);
            case 6 -> quadrilateral(cell, b, c, a, d);
            case 10 -> quadrilateral(cell, b, d, c, a);
            case 12 -> quadrilateral(cell, c, d, a, b);
            default -> {
                // All four on one side: no surface here.
            }
        }
    }

    private record Cell(int i, int j, int k, double[] corner) {
    }

    /** The triangle that parts corner {@code one} from the three others. */
    private void triangle(Cell cell, int one, int p, int q, int r, boolean othersInside) {
        int u = crossing(cell, one, p), v = crossing(cell, one, q), w = crossing(cell, one, r);
        add(u, othersInside ? w : v, othersInside ? v : w);
    }

    /** The two triangles that part the corners {@code p}, {@code q} inside from {@code r}, {@code s} outside. */
    private void quadrilateral(Cell cell, int p, int q, int r, int s) {
        int u = crossing(cell, p, r), v = crossing(cell, p, s), w = crossing(cell, q, s), x = crossing(cell, q, r);
        add(u, v, w);
        add(u, w, x);
    }

    private void add(int u, int v, int w) {
        if (corners + 3 > triangles.length) {
            triangles = Arrays.copyOf(triangles, 2 * triangles.length);
        }
        triangles[corners++] = u;
        triangles[corners++] = v;
        triangles[corners++] = w;
    }

    /** The vertex on the edge between two corners of a cell; corners on a Kuhn path contain one another as sets of axes. */
    private int crossing(Cell cell, int one, int other) {
        int from = one & other, to = one | other, direction = from ^ to;
        int[] layer = (from & 4) == 0 ? lower : upper;
        int slot = DIRECTIONS * (cell.i + (from & 1) + wide * (cell.j + (from >> 1 & 1))) + direction;
        if (layer[slot] < 0) {
            double start = cell.corner[from];
            double t = Math.clamp((level - start) / (cell.corner[to] - start), MARGIN, 1 - MARGIN);
            Vec3 p = grid.toWorld(
                    cell.i - 1 + (from & 1) + t * (direction & 1),
                    cell.j - 1 + (from >> 1 & 1) + t * (direction >> 1 & 1),
                    cell.k - 1 + (from >> 2 & 1) + t * (direction >> 2 & 1));
            if (3 * vertexCount + 3 > vertices.length) {
                vertices = Arrays.copyOf(vertices, 2 * vertices.length);
            }
            vertices[3 * vertexCount] = p.x();
            vertices[3 * vertexCount + 1] = p.y();
            vertices[3 * vertexCount + 2] = p.z();
            layer[slot] = vertexCount++;
        }
        return layer[slot];
    }
}

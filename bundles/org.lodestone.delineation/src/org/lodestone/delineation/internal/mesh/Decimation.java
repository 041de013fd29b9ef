package org.lodestone.delineation.internal.mesh;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.lodestone.core.Execution;

/**
 * Takes triangles away where they matter least (Garland and Heckbert 1997, quadric error metrics). A closed surface stays closed: an edge
 * is collapsed only when its ends have exactly two neighbours in common, and when no triangle turns over.
 */
public final class Decimation {

    /** Cosine of the largest turn of a triangle in one collapse. */
    private static final double LARGEST_TURN = 0.3;

    private final double[] p;
    private final int[] corners;
    private final int[][] around;
    private final int[] aroundCount;
    private final int[] version;
    private final boolean[] gone;
    private final Quadrics quadrics;
    private final PriorityQueue<Edge> queue = new PriorityQueue<>();
    private int alive;

    private record Edge(double cost, int a, int b, int versions) implements Comparable<Edge> {
        @Override
        public int compareTo(Edge other) {
            int byCost = Double.compare(cost, other.cost);
            return byCost != 0 ? byCost : a != other.a ? Integer.compare(a, other.a) : Integer.compare(b, other.b);
        }
    }

    private Decimation(TriangleMesh mesh) {
        p = mesh.vertices().clone();
        corners = mesh.triangles().clone();
        alive = mesh.triangleCount();
        quadrics = new Quadrics(mesh);
        version = new int[mesh.vertexCount()];
        gone = new boolean[mesh.vertexCount()];
        aroundCount = new int[mesh.vertexCount()];
        for (int corner : corners) {
            aroundCount[corner]++;
        }
        around = new int[mesh.vertexCount()][];
        for (int v = 0; v < around.length; v++) {
            around[v] = new int[aroundCount[v]];
        }
        Arrays.fill(aroundCount, 0);
        for (int c = 0; c < corners.length; c++) {
            around[corners[c]][aroundCount[corners[c]]++] = c / 3;
        }
    }

    /**
     * @param mesh closed, every edge in two triangles. Not modified.
     * @param triangles how many to keep at most
     * @param execution cancellation
     * @return a closed mesh of at most that many triangles, or of more when none can go without harm
     */
    public static TriangleMesh reduce(TriangleMesh mesh, int triangles, Execution execution) {
        return mesh.triangleCount() <= triangles ? mesh : new Decimation(mesh).run(triangles, execution);
    }

    private TriangleMesh run(int wanted, Execution execution) {
        for (int t = 0; t < corners.length; t += 3) {
            for (int c = 0; c < 3; c++) {
                if (corners[t + c] < corners[t + (c + 1) % 3]) {
                    offer(corners[t + c], corners[t + (c + 1) % 3]);
                }
            }
        }
        double[] best = new double[3];
        int steps = 0;
        while (alive > wanted && !queue.isEmpty()) {
            if (++steps % 4096 == 0) {
                execution.progress().check();
            }
            Edge edge = queue.poll();
            boolean current = !gone[edge.a] && !gone[edge.b] && edge.versions == version[edge.a] + version[edge.b];
            if (current) {
                quadrics.collapse(edge.a, edge.b, p, best);
                if (shareTwo(edge.a, edge.b) && !turns(edge.a, edge.b, best) && !turns(edge.b, edge.a, best)) {
                    collapse(edge.a, edge.b, best);
                }
            }
        }
        return compact();
    }

    private void offer(int a, int b) {
        double cost = quadrics.collapse(Math.min(a, b), Math.max(a, b), p, new double[3]);
        queue.add(new Edge(cost, Math.min(a, b), Math.max(a, b), version[a] + version[b]));
    }

    /** The link condition of closed surfaces. */
    private boolean shareTwo(int a, int b) {
        int[] ring = ring(a);
        int[] other = ring(b);
        int common = 0;
        for (int v : ring) {
            common += Arrays.binarySearch(other, v) >= 0 ? 1 : 0;
        }
        return common == 2 && ring.length + other.length > 8;
    }

    private int[] ring(int v) {
        int[] ring = new int[2 * aroundCount[v]];
        int n = 0;
        for (int s = 0; s < aroundCount[v]; s++) {
            int t = 3 * around[v][s];
            for (int c = 0; c < 3; c++) {
                if (corners[t + c] != v) {
                    ring[n++] = corners[t + c];
                }
            }
        }
        Arrays.sort(ring);
        int distinct = 0;
        for (int r = 0; r < n; r++) {
            if (r == 0 || ring[r] != ring[r - 1]) {
                ring[distinct++] = ring[r];
            }
        }
        return Arrays.copyOf(ring, distinct);
    }

    /** True when a triangle at {@code v} that does not vanish would turn over with {@code v} at {@code to}. */
    private boolean turns(int v, int partner, double[] to) {
        double[] before = new double[3];
        double[] after = new double[3];
        for (int s = 0; s < aroundCount[v]; s++) {
            int t = 3 * around[v][s];
            int at = corners[t] == v ? 0 : corners[t + 1] == v ? 1 : 2;
            int b = corners[t + (at + 1) % 3], c = corners[t + (at + 2) % 3];
            if (b != partner && c != partner) {
                normal(p[3 * v], p[3 * v + 1], p[3 * v + 2], b, c, before);
                normal(to[0], to[1], to[2], b, c, after);
                double dot = before[0] * after[0] + before[1] * after[1] + before[2] * after[2];
                double sizes = Math.sqrt((before[0] * before[0] + before[1] * before[1] + before[2] * before[2])
                        * (after[0] * after[0] + after[1] * after[1] + after[2] * after[2]));
                if (!(dot > LARGEST_TURN * sizes)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void normal(double x, double y, double z, int b, int c, double[] n) {
        double ux = p[3 * b] - x, uy = p[3 * b + 1] - y, uz = p[3 * b + 2] - z;
        double wx = p[3 * c] - x, wy = p[3 * c + 1] - y, wz = p[3 * c + 2] - z;
        n[0] = uy * wz - uz * wy;
        n[1] = uz * wx - ux * wz;
        n[2] = ux * wy - uy * wx;
    }

    private void collapse(int a, int b, double[] to) {
        quadrics.merge(a, b);
        System.arraycopy(to, 0, p, 3 * a, 3);
        int[] kept = new int[aroundCount[a] + aroundCount[b]];
        int n = 0;
        for (int s = 0; s < aroundCount[a]; s++) {
            int t = around[a][s];
            if (corners[3 * t] == b || corners[3 * t + 1] == b || corners[3 * t + 2] == b) {
                for (int c = 0; c < 3; c++) {
                    int third = corners[3 * t + c];
                    if (third != a && third != b) {
                        forget(third, t);
                    }
                }
                corners[3 * t] = -1;
                alive--;
            } else {
                kept[n++] = t;
            }
        }
        for (int s = 0; s < aroundCount[b]; s++) {
            int t = around[b][s];
            if (corners[3 * t] >= 0) {
                for (int c = 0; c < 3; c++) {
                    corners[3 * t + c] = corners[3 * t + c] == b ? a : corners[3 * t + c];
                }
                kept[n++] = t;
            }
        }
        around[a] = kept;
        aroundCount[a] = n;
        gone[b] = true;
        around[b] = null;
        version[a] += version[b] + 1;
        for (int v : ring(a)) {
            offer(a, v);
        }
    }

    private void forget(int v, int triangle) {
        for (int s = 0; s < aroundCount[v]; s++) {
            if (around[v][s] == triangle) {
                around[v][s] = around[v][--aroundCount[v]];
                return;
            }
        }
    }

    private TriangleMesh compact() {
        int[] number = new int[gone.length];
        double[] vertices = new double[p.length];
        int n = 0;
        for (int v = 0; v < gone.length; v++) {
            if (!gone[v]) {
                System.arraycopy(p, 3 * v, vertices, 3 * n, 3);
                number[v] = n++;
            }
        }
        int[] faces = new int[3 * alive];
        int filled = 0;
        for (int t = 0; t < corners.length; t += 3) {
            if (corners[t] >= 0) {
                for (int c = 0; c < 3; c++) {
                    faces[filled++] = number[corners[t + c]];
                }
            }
        }
        return new TriangleMesh(Arrays.copyOf(vertices, 3 * n), faces);
    }
}

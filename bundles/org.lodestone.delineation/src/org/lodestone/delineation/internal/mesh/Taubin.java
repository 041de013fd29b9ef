package org.lodestone.delineation.internal.mesh;

import org.lodestone.core.Execution;

/** Smooths a mesh without shrinking it (Taubin 1995: a step towards the neighbours' mean, then a slightly longer one away from it). */
public final class Taubin {

    private static final double SHRINK = 0.5;
    private static final double GROW = -0.53;

    private Taubin() {
    }

    /**
     * @param mesh any mesh. Not modified.
     * @param rounds pairs of steps; 0 gives the mesh back
     * @param execution threads and cancellation
     * @return the same triangles over smoothed vertices
     */
    public static TriangleMesh smooth(TriangleMesh mesh, int rounds, Execution execution) {
        int[][] neighbours = mesh.neighbours();
        double[] p = mesh.vertices();
        for (int step = 0; step < 2 * rounds; step++) {
            p = step(p, neighbours, step % 2 == 0 ? SHRINK : GROW, execution);
        }
        return new TriangleMesh(p, mesh.triangles());
    }

    private static double[] step(double[] p, int[][] neighbours, double factor, Execution execution) {
        double[] q = new double[p.length];
        execution.parallel().forRanges(neighbours.length, 4096, execution.progress(), (start, end) -> {
            for (int v = start; v < end; v++) {
                double x = 0, y = 0, z = 0;
                for (int n : neighbours[v]) {
                    x += p[3 * n];
                    y += p[3 * n + 1];
                    z += p[3 * n + 2];
                }
                double share = neighbours[v].length == 0 ? 0 : factor / neighbours[v].length;
                double kept = neighbours[v].length == 0 ? 1 : 1 - factor;
                q[3 * v] = kept * p[3 * v] + share * x;
                q[3 * v + 1] = kept * p[3 * v + 1] + share * y;
                q[3 * v + 2] = kept * p[3 * v + 2] + share * z;
            }
        });
        return q;
    }
}

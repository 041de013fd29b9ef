package org.lodestone.delineation.internal.mesh;

import java.util.Arrays;
import java.util.BitSet;
import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;

/** Finds the voxels inside a closed mesh. */
public final class Voxelizer {

    /** Keeps grid lines off vertices and edges, where counting crossings is ambiguous. In voxels. */
    private static final double OFF_J = 1.137e-4;
    private static final double OFF_K = 1.713e-4;

    private Voxelizer() {
    }

    /**
     * @param mesh closed, in world millimetres of the grid's frame
     * @param grid where the voxels lie
     * @return the voxels whose centre lies inside, by parity of crossings along the first axis
     */
    public static Mask inside(TriangleMesh mesh, Grid grid) {
        Affine toVoxel = grid.worldToVoxel();
        double[] p = new double[mesh.vertices().length];
        for (int v = 0; v < p.length; v += 3) {
            Vec3 q = toVoxel.apply(mesh.vertices()[v], mesh.vertices()[v + 1], mesh.vertices()[v + 2]);
            p[v] = q.x();
            p[v + 1] = q.y();
            p[v + 2] = q.z();
        }
        double[][] crossings = new double[grid.ny() * grid.nz()][];
        int[] count = new int[crossings.length];
        int[] corners = mesh.triangles();
        for (int t = 0; t < corners.length; t += 3) {
            collect(p, 3 * corners[t], 3 * corners[t + 1], 3 * corners[t + 2], grid, crossings, count);
        }
        BitSet inside = new BitSet((int) grid.size());
        for (int line = 0; line < crossings.length; line++) {
            if (count[line] > 1) {
                double[] x = crossings[line];
                Arrays.sort(x, 0, count[line]);
                for (int c = 0; c + 1 < count[line]; c += 2) {
                    int from = Math.clamp((long) Math.ceil(x[c]), 0, grid.nx());
                    int to = Math.clamp((long) Math.floor(x[c + 1]) + 1, 0, grid.nx());
                    if (to > from) {
                        inside.set(line * grid.nx() + from, line * grid.nx() + to);
                    }
                }
            }
        }
        return new Mask(grid, inside);
    }

    private static void collect(double[] p, int a, int b, int c, Grid grid, double[][] crossings, int[] count) {
        double lowJ = Math.min(p[a + 1], Math.min(p[b + 1], p[c + 1])), highJ = Math.max(p[a + 1], Math.max(p[b + 1], p[c + 1]));
        double lowK = Math.min(p[a + 2], Math.min(p[b + 2], p[c + 2])), highK = Math.max(p[a + 2], Math.max(p[b + 2], p[c + 2]));
        double area = (p[b + 1] - p[a + 1]) * (p[c + 2] - p[a + 2]) - (p[c + 1] - p[a + 1]) * (p[b + 2] - p[a + 2]);
        if (area == 0) {
            return;
        }
        for (int k = Math.max(0, (int) Math.floor(lowK)); k <= Math.min(grid.nz() - 1, (int) Math.ceil(highK)); k++) {
            for (int j = Math.max(0, (int) Math.floor(lowJ)); j <= Math.min(grid.ny() - 1, (int) Math.ceil(highJ)); j++) {
                double y = j + OFF_J, z = k + OFF_K;
                double wb = ((y - p[a + 1]) * (p[c + 2] - p[a + 2]) - (p[c + 1] - p[a + 1]) * (z - p[a + 2])) / area;
                double wc = ((p[b + 1] - p[a + 1]) * (z - p[a + 2]) - (y - p[a + 1]) * (p[b + 2] - p[a + 2])) / area;
                if (wb >= 0 && wc >= 0 && wb + wc <= 1) {
                    int line = j + grid.ny() * k;
                    if (crossings[line] == null) {
                        crossings[line] = new double[4];
                    } else if (count[line] == crossings[line].length) {
                        crossings[line] = Arrays.copyOf(crossings[line], 2 * count[line]);
                    }
                    crossings[line][count[line]++] = p[a] + wb * (p[b] - p[a]) + wc * (p[c] - p[a]);
                }
            }
        }
    }
}

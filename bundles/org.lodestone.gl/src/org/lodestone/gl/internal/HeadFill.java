package org.lodestone.gl.internal;

import java.util.Arrays;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.gl.BoundingSphere;
import org.lodestone.image.Grid;

/** Where the head is in a scan, at half its resolution. */
public final class HeadFill {

    private HeadFill() {
    }

    /**
     * @param full grid of the scan
     * @param values of the scan
     * @param half grid of the result, each of its samples eight of the scan's
     * @param air values below it are air
     * @param execution threads and cancellation
     * @return 0 to 255 a sample, smoothed over five samples
     */
    public static byte[] head(Grid full, float[] values, Grid half, double air, Execution execution) {
        int nx = half.nx(), ny = half.ny(), nz = half.nz();
        boolean[] bright = new boolean[nx * ny * nz];
        execution.parallel().forRanges(nz, 4, execution.progress(), (from, to) -> {
            for (int k = from; k < to; k++) {
                for (int j = 0; j < ny; j++) {
                    for (int i = 0; i < nx; i++) {
                        bright[i + nx * (j + ny * k)] = mean(full, values, 2 * i, 2 * j, 2 * k) >= air;
                    }
                }
            }
        });
        boolean[] body = largest(bright, nx, ny, nz);
        execution.progress().check();
        boolean[] outside = outside(body, nx, ny, nz);
        execution.progress().check();
        byte[] filled = new byte[outside.length];
        for (int v = 0; v < filled.length; v++) {
            filled[v] = (byte) (outside[v] ? 0 : 255);
        }
        // once leaves the steps of the samples to be seen as terraces
        return smooth(smooth(filled, nx, ny, nz, execution), nx, ny, nz, execution);
    }

    private static double mean(Grid full, float[] values, int i0, int j0, int k0) {
        double sum = 0;
        int count = 0;
        for (int k = k0; k < Math.min(k0 + 2, full.nz()); k++) {
            for (int j = j0; j < Math.min(j0 + 2, full.ny()); j++) {
                for (int i = i0; i < Math.min(i0 + 2, full.nx()); i++) {
                    float value = values[full.index(i, j, k)];
                    sum += value;
                    count++;
                }
            }
        }
        return sum / count;
    }

    private static boolean[] largest(boolean[] bright, int nx, int ny, int nz) {
        boolean[] seen = new boolean[bright.length];
        int[] queue = new int[bright.length];
        int[] best = new int[0];
        for (int seed = 0; seed < bright.length; seed++) {
            if (bright[seed] && !seen[seed]) {
                int count = flood(bright, true, seen, queue, seed, nx, ny, nz);
                if (count > best.length) {
                    best = Arrays.copyOf(queue, count);
                }
            }
        }
        boolean[] body = new boolean[bright.length];
        for (int v : best) {
            body[v] = true;
        }
        return body;
    }

    private static boolean[] outside(boolean[] body, int nx, int ny, int nz) {
        boolean[] seen = new boolean[body.length];
        int[] queue = new int[body.length];
        for (int v = 0; v < body.length; v++) {
            int i = v % nx, j = v / nx % ny, k = v / (nx * ny);
            boolean edge = i == 0 || j == 0 || k == 0 || i == nx - 1 || j == ny - 1 || k == nz - 1;
            if (edge && !body[v] && !seen[v]) {
                flood(body, false, seen, queue, v, nx, ny, nz);
            }
        }
        return seen;
    }

    private static int flood(boolean[] field, boolean wanted, boolean[] seen, int[] queue, int seed, int nx, int ny, int nz) {
        int head = 0, tail = 0;
        queue[tail++] = seed;
        seen[seed] = true;
        int slab = nx * ny;
        while (head < tail) {
            int v = queue[head++];
            int i = v % nx, j = v / nx % ny, k = v / slab;
            int[] next = {i > 0 ? v - 1 : -1, i < nx - 1 ? v + 1 : -1, j > 0 ? v - nx : -1, j < ny - 1 ? v + nx : -1,
                k > 0 ? v - slab : -1, k < nz - 1 ? v + slab : -1};
            for (int n : next) {
                if (n >= 0 && field[n] == wanted && !seen[n]) {
                    seen[n] = true;
                    queue[tail++] = n;
                }
            }
        }
        return tail;
    }

    /** Mean over 3 x 3 x 3 samples; beyond the grid is nothing. */
    private static byte[] smooth(byte[] head, int nx, int ny, int nz, Execution execution) {
        byte[] result = new byte[head.length];
        execution.parallel().forRanges(nz, 4, execution.progress(), (from, to) -> {
            for (int k = from; k < to; k++) {
                for (int j = 0; j < ny; j++) {
                    for (int i = 0; i < nx; i++) {
                        int sum = 0;
                        for (int c = Math.max(0, k - 1); c <= Math.min(nz - 1, k + 1); c++) {
                            for (int b = Math.max(0, j - 1); b <= Math.min(ny - 1, j + 1); b++) {
                                for (int a = Math.max(0, i - 1); a <= Math.min(nx - 1, i + 1); a++) {
                                    sum += head[a + nx * (b + ny * c)] & 255;
                                }
                            }
                        }
                        result[i + nx * (j + ny * k)] = (byte) (sum / 27);
                    }
                }
            }
        });
        return result;
    }

    /** @return the sample at a point in voxels of the grid, 0 to 1, between samples by three lines; 0 outside */
    public static double sample(Grid grid, byte[] head, Vec3 voxel) {
        int i = (int) Math.floor(voxel.x()), j = (int) Math.floor(voxel.y()), k = (int) Math.floor(voxel.z());
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            int a = i + (corner & 1), b = j + (corner >> 1 & 1), c = k + (corner >> 2);
            if (grid.contains(a, b, c)) {
                sum += (1 - Math.abs(voxel.x() - a)) * (1 - Math.abs(voxel.y() - b)) * (1 - Math.abs(voxel.z() - c))
                        * (head[grid.index(a, b, c)] & 255);
            }
        }
        return sum / 255;
    }

    /** @return a sphere about the box of what is head */
    public static BoundingSphere bounds(Grid grid, byte[] head) {
        int[] low = {grid.nx(), grid.ny(), grid.nz()};
        int[] high = {-1, -1, -1};
        for (int v = 0; v < head.length; v++) {
            if (head[v] != 0) {
                int[] at = {v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny())};
                for (int axis = 0; axis < 3; axis++) {
                    low[axis] = Math.min(low[axis], at[axis]);
                    high[axis] = Math.max(high[axis], at[axis]);
                }
            }
        }
        if (high[0] < 0) {
            return new BoundingSphere(grid.centreMm(), 1);
        }
        Vec3 a = grid.toWorld(low[0] - 0.5, low[1] - 0.5, low[2] - 0.5);
        Vec3 b = grid.toWorld(high[0] + 0.5, high[1] + 0.5, high[2] + 0.5);
        return new BoundingSphere(a.plus(b).times(0.5), a.distance(b) / 2);
    }
}

package org.lodestone.registration;

import java.util.Objects;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;

/**
 * A displacement in millimetres at each voxel of a grid; linear between the voxels, zero beyond them. Single precision.
 *
 * @param grid where the displacements are given
 * @param x to the right, one value a voxel. Handed over: must not be modified any more.
 * @param y to the front. Handed over.
 * @param z up. Handed over.
 * @param worldToVoxel inverse of the grid's affine, kept because it is needed at each reading
 */
public record DisplacementField(Grid grid, float[] x, float[] y, float[] z, Affine worldToVoxel) {

    /** Checks that the parts fit. */
    public DisplacementField {
        Objects.requireNonNull(worldToVoxel, "worldToVoxel");
        if (x.length != grid.size() || y.length != grid.size() || z.length != grid.size()) {
            throw new IllegalArgumentException(x.length + ", " + y.length + ", " + z.length + " values on a grid of " + grid.size());
        }
    }

    /** @return a field of the given displacements; the arrays are handed over */
    public static DisplacementField of(Grid grid, float[] x, float[] y, float[] z) {
        return new DisplacementField(grid, x, y, z, grid.worldToVoxel());
    }

    /** @return {@code p} plus the displacement there */
    public Vec3 displace(Vec3 p) {
        double i = worldToVoxel.m00() * p.x() + worldToVoxel.m01() * p.y() + worldToVoxel.m02() * p.z() + worldToVoxel.m03();
        double j = worldToVoxel.m10() * p.x() + worldToVoxel.m11() * p.y() + worldToVoxel.m12() * p.z() + worldToVoxel.m13();
        double k = worldToVoxel.m20() * p.x() + worldToVoxel.m21() * p.y() + worldToVoxel.m22() * p.z() + worldToVoxel.m23();
        int nx = grid.nx(), ny = grid.ny(), nz = grid.nz();
        if (!(i >= 0 && j >= 0 && k >= 0 && i <= nx - 1 && j <= ny - 1 && k <= nz - 1)) {
            return p;
        }
        int u = Math.min((int) i, Math.max(0, nx - 2)), v = Math.min((int) j, Math.max(0, ny - 2));
        int w = Math.min((int) k, Math.max(0, nz - 2));
        int at = u + nx * (v + ny * w);
        int right = nx > 1 ? 1 : 0, front = ny > 1 ? nx : 0, up = nz > 1 ? nx * ny : 0;
        double fx = i - u, fy = j - v, fz = k - w;
        double a = (1 - fx) * (1 - fy) * (1 - fz), b = fx * (1 - fy) * (1 - fz), c = (1 - fx) * fy * (1 - fz), d = fx * fy * (1 - fz);
        double e = (1 - fx) * (1 - fy) * fz, f = fx * (1 - fy) * fz, g = (1 - fx) * fy * fz, h = fx * fy * fz;
        return new Vec3(
                p.x() + weighted(x, at, right, front, up, a, b, c, d, e, f, g, h),
                p.y() + weighted(y, at, right, front, up, a, b, c, d, e, f, g, h),
                p.z() + weighted(z, at, right, front, up, a, b, c, d, e, f, g, h));
    }

    private static double weighted(float[] q, int at, int right, int front, int up,
            double a, double b, double c, double d, double e, double f, double g, double h) {
        return a * q[at] + b * q[at + right] + c * q[at + front] + d * q[at + right + front]
                + e * q[at + up] + f * q[at + up + right] + g * q[at + up + front] + h * q[at + up + right + front];
    }

    /**
     * How much the map p + displacement stretches space.
     *
     * @param execution threads and cancellation
     * @return determinant of the map's derivative at each voxel, by central differences (one-sided at the border); positive everywhere for
     *     a map that folds nowhere
     */
    public Volume jacobian(Execution execution) {
        int nx = grid.nx(), ny = grid.ny(), nz = grid.nz();
        Affine toVoxel = worldToVoxel;
        float[] determinant = new float[(int) grid.size()];
        execution.parallel().forRanges(nz, 4, execution.progress(), (start, end) -> {
            double[] byVoxel = new double[9];
            for (int k = start; k < end; k++) {
                for (int j = 0; j < ny; j++) {
                    for (int i = 0; i < nx; i++) {
                        differences(i, nx, 1, grid.index(i, j, k), 0, byVoxel);
                        differences(j, ny, nx, grid.index(i, j, k), 1, byVoxel);
                        differences(k, nz, nx * ny, grid.index(i, j, k), 2, byVoxel);
                        double[] m = new double[9];
                        for (int r = 0; r < 3; r++) {
                            double a = byVoxel[3 * r], b = byVoxel[3 * r + 1], c = byVoxel[3 * r + 2];
                            m[3 * r] = a * toVoxel.m00() + b * toVoxel.m10() + c * toVoxel.m20() + (r == 0 ? 1 : 0);
                            m[3 * r + 1] = a * toVoxel.m01() + b * toVoxel.m11() + c * toVoxel.m21() + (r == 1 ? 1 : 0);
                            m[3 * r + 2] = a * toVoxel.m02() + b * toVoxel.m12() + c * toVoxel.m22() + (r == 2 ? 1 : 0);
                        }
                        determinant[grid.index(i, j, k)] = (float) (m[0] * (m[4] * m[8] - m[5] * m[7])
                                - m[1] * (m[3] * m[8] - m[5] * m[6]) + m[2] * (m[3] * m[7] - m[4] * m[6]));
                    }
                }
            }
        });
        return Volume.of(grid, determinant);
    }

    private void differences(int n, int count, int stride, int at, int column, double[] byVoxel) {
        int low = n > 0 ? at - stride : at;
        int high = n < count - 1 ? at + stride : at;
        double span = Math.max(1, (high - low) / stride);
        byVoxel[column] = (x[high] - x[low]) / span;
        byVoxel[3 + column] = (y[high] - y[low]) / span;
        byVoxel[6 + column] = (z[high] - z[low]) / span;
    }
}

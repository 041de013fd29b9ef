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
        if (Math.min(grid.nx(), Math.min(grid.ny(), grid.nz())) < 2) {
            throw new IllegalArgumentException("a field needs two voxels along each axis: " + grid);
        }
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
        if (!(i >= 0 && j >= 0 && k >= 0 && i <= grid.nx() - 1 && j <= grid.ny() - 1 && k <= grid.nz() - 1)) {
            return p;
        }
        int u = Math.min((int) i, grid.nx() - 2), v = Math.min((int) j, grid.ny() - 2), w = Math.min((int) k, grid.nz() - 2);
        int at = grid.index(u, v, w);
        double fx = i - u, fy = j - v, fz = k - w;
        return new Vec3(p.x() + linear(x, at, fx, fy, fz), p.y() + linear(y, at, fx, fy, fz), p.z() + linear(z, at, fx, fy, fz));
    }

    private double linear(float[] q, int at, double fx, double fy, double fz) {
        int front = grid.nx(), up = grid.nx() * grid.ny();
        double a = q[at] + fx * (q[at + 1] - q[at]);
        double b = q[at + front] + fx * (q[at + front + 1] - q[at + front]);
        double c = q[at + up] + fx * (q[at + up + 1] - q[at + up]);
        double d = q[at + up + front] + fx * (q[at + up + front + 1] - q[at + up + front]);
        double low = a + fy * (b - a);
        return low + fz * (c + fy * (d - c) - low);
    }

    /**
     * The derivative of the map p + displacement.
     *
     * @param p position
     * @return linear part only; the identity beyond the grid
     */
    public Affine derivative(Vec3 p) {
        Vec3 voxel = worldToVoxel.apply(p);
        double i = voxel.x(), j = voxel.y(), k = voxel.z();
        if (!(i >= 0 && j >= 0 && k >= 0 && i <= grid.nx() - 1 && j <= grid.ny() - 1 && k <= grid.nz() - 1)) {
            return Affine.IDENTITY;
        }
        int u = Math.min((int) i, grid.nx() - 2), v = Math.min((int) j, grid.ny() - 2), w = Math.min((int) k, grid.nz() - 2);
        int at = grid.index(u, v, w);
        double fx = i - u, fy = j - v, fz = k - w;
        double[] m = new double[12];
        for (int row = 0; row < 3; row++) {
            float[] q = row == 0 ? x : row == 1 ? y : z;
            double a = linear(q, at, 1, fy, fz) - linear(q, at, 0, fy, fz);
            double b = linear(q, at, fx, 1, fz) - linear(q, at, fx, 0, fz);
            double c = linear(q, at, fx, fy, 1) - linear(q, at, fx, fy, 0);
            m[4 * row] = a * worldToVoxel.m00() + b * worldToVoxel.m10() + c * worldToVoxel.m20() + (row == 0 ? 1 : 0);
            m[4 * row + 1] = a * worldToVoxel.m01() + b * worldToVoxel.m11() + c * worldToVoxel.m21() + (row == 1 ? 1 : 0);
            m[4 * row + 2] = a * worldToVoxel.m02() + b * worldToVoxel.m12() + c * worldToVoxel.m22() + (row == 2 ? 1 : 0);
        }
        return Affine.ofRowMajor(m);
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

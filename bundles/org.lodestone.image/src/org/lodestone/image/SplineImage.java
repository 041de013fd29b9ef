package org.lodestone.image;

import org.lodestone.core.Execution;

/**
 * A volume as a smooth function: value and gradient of the cubic B-spline through its voxels (Unser 1999), mirrored at the border. For
 * registration, which needs derivatives that fit the values. Single precision. Immutable; called from any thread.
 */
public final class SplineImage {

    /** Room on each side, so that no index has to be checked inside the volume. */
    private static final int MARGIN = 2;

    private final Grid grid;
    private final int rowLength;
    private final int planeSize;
    private final float[] coefficients;

    private SplineImage(Grid grid, float[] coefficients) {
        this.grid = grid;
        this.rowLength = grid.nx() + 2 * MARGIN;
        this.planeSize = rowLength * (grid.ny() + 2 * MARGIN);
        this.coefficients = coefficients;
    }

    /**
     * @param volume without NaN. Not modified.
     * @param execution threads and cancellation
     * @return the spline through its voxels
     */
    public static SplineImage of(Volume volume, Execution execution) {
        Grid grid = volume.grid();
        float[] inner = BSpline.coefficients(volume, execution);
        int nx = grid.nx(), ny = grid.ny(), nz = grid.nz();
        int row = nx + 2 * MARGIN;
        int plane = row * (ny + 2 * MARGIN);
        float[] padded = new float[Math.multiplyExact(plane, nz + 2 * MARGIN)];
        for (int k = -MARGIN; k < nz + MARGIN; k++) {
            for (int j = -MARGIN; j < ny + MARGIN; j++) {
                int from = nx * (CubicSampler.mirror(j, ny) + ny * CubicSampler.mirror(k, nz));
                int to = (k + MARGIN) * plane + (j + MARGIN) * row + MARGIN;
                System.arraycopy(inner, from, padded, to, nx);
                for (int m = 1; m <= MARGIN; m++) {
                    padded[to - m] = inner[from + CubicSampler.mirror(-m, nx)];
                    padded[to + nx - 1 + m] = inner[from + CubicSampler.mirror(nx - 1 + m, nx)];
                }
            }
        }
        return new SplineImage(grid, padded);
    }

    /** @return where the voxels lie */
    public Grid grid() {
        return grid;
    }

    /**
     * Value and gradient at a position.
     *
     * @param i fractional voxel index along the first axis
     * @param j fractional voxel index along the second axis
     * @param k fractional voxel index along the third axis
     * @param valueAndGradient receives the value and its three derivatives per voxel. Modified only when inside.
     * @return false when the position lies more than half a voxel beyond the outermost centres
     */
    public boolean at(double i, double j, double k, float[] valueAndGradient) {
        if (!(i >= -0.5 && j >= -0.5 && k >= -0.5
                && i <= grid.nx() - 0.5 && j <= grid.ny() - 0.5 && k <= grid.nz() - 0.5)) {
            return false;
        }
        int x = (int) (i + 1) - 1, y = (int) (j + 1) - 1, z = (int) (k + 1) - 1;
        float fx = (float) (i - x), fy = (float) (j - y), fz = (float) (k - z);
        float ex = 1 - fx, ey = 1 - fy, ez = 1 - fz;
        float ax = ex * ex * ex * (1f / 6), dx = fx * fx * fx * (1f / 6);
        float bx = 2f / 3 - fx * fx * (1 - 0.5f * fx), cx = 2f / 3 - ex * ex * (1 - 0.5f * ex);
        float pax = -0.5f * ex * ex, pdx = 0.5f * fx * fx, pbx = fx * (1.5f * fx - 2), pcx = -ex * (1.5f * ex - 2);
        float ay = ey * ey * ey * (1f / 6), dy = fy * fy * fy * (1f / 6);
        float by = 2f / 3 - fy * fy * (1 - 0.5f * fy), cy = 2f / 3 - ey * ey * (1 - 0.5f * ey);
        float pay = -0.5f * ey * ey, pdy = 0.5f * fy * fy, pby = fy * (1.5f * fy - 2), pcy = -ey * (1.5f * ey - 2);
        float value = 0, gx = 0, gy = 0, gz = 0;
        float[] c = coefficients;
        int base = (z - 1 + MARGIN) * planeSize + (y - 1 + MARGIN) * rowLength + x - 1 + MARGIN;
        for (int n = 0; n < 4; n++) {
            int r0 = base + n * planeSize, r1 = r0 + rowLength, r2 = r1 + rowLength, r3 = r2 + rowLength;
            float v0 = ax * c[r0] + bx * c[r0 + 1] + cx * c[r0 + 2] + dx * c[r0 + 3];
            float v1 = ax * c[r1] + bx * c[r1 + 1] + cx * c[r1 + 2] + dx * c[r1 + 3];
            float v2 = ax * c[r2] + bx * c[r2 + 1] + cx * c[r2 + 2] + dx * c[r2 + 3];
            float v3 = ax * c[r3] + bx * c[r3 + 1] + cx * c[r3 + 2] + dx * c[r3 + 3];
            float s0 = pax * c[r0] + pbx * c[r0 + 1] + pcx * c[r0 + 2] + pdx * c[r0 + 3];
            float s1 = pax * c[r1] + pbx * c[r1 + 1] + pcx * c[r1 + 2] + pdx * c[r1 + 3];
            float s2 = pax * c[r2] + pbx * c[r2 + 1] + pcx * c[r2 + 2] + pdx * c[r2 + 3];
            float s3 = pax * c[r3] + pbx * c[r3 + 1] + pcx * c[r3 + 2] + pdx * c[r3 + 3];
            float plane = ay * v0 + by * v1 + cy * v2 + dy * v3;
            float wz = n == 0 ? ez * ez * ez * (1f / 6) : n == 1 ? 2f / 3 - fz * fz * (1 - 0.5f * fz)
                    : n == 2 ? 2f / 3 - ez * ez * (1 - 0.5f * ez) : fz * fz * fz * (1f / 6);
            float pz = n == 0 ? -0.5f * ez * ez : n == 1 ? fz * (1.5f * fz - 2) : n == 2 ? -ez * (1.5f * ez - 2) : 0.5f * fz * fz;
            value += wz * plane;
            gx += wz * (ay * s0 + by * s1 + cy * s2 + dy * s3);
            gy += wz * (pay * v0 + pby * v1 + pcy * v2 + pdy * v3);
            gz += pz * plane;
        }
        valueAndGradient[0] = value;
        valueAndGradient[1] = gx;
        valueAndGradient[2] = gy;
        valueAndGradient[3] = gz;
        return true;
    }
}

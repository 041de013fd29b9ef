package org.lodestone.registration.internal.nonlinear;

import org.lodestone.core.Execution;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Smoothing;

/**
 * One Gauss-Newton step between two images that meet half way: the displacement that best explains their difference in each
 * neighbourhood (Lucas and Kanade 1981), with the mean of both gradients (Vercauteren 2009: second-order exact).
 *
 * @param grid isotropic
 * @param weight of each voxel, 0 to 1. Not modified.
 * @param windowMm full width at half height of the neighbourhood
 * @param damping added to the diagonal, in squares of normalised contrast a voxel: keeps flat places still
 * @param largestStep in voxels
 */
record LocalFlow(Grid grid, float[] weight, double windowMm, float damping, float largestStep) {

    /**
     * @param fixed image, locally normalised
     * @param moving image, locally normalised
     * @param execution threads and cancellation
     * @return by how much the moving image's reading position has to run ahead of the fixed one's, in voxels
     */
    VectorField step(float[] fixed, float[] moving, Execution execution) {
        int n = fixed.length;
        float[][] sums = new float[9][n];
        execution.parallel().forRanges(grid.nz(), 4, execution.progress(), (start, end) -> products(fixed, moving, sums, start, end));
        for (int c = 0; c < 9; c++) {
            sums[c] = Smoothing.gaussian(Volume.of(grid, sums[c]), windowMm, execution).toFloats();
        }
        VectorField step = VectorField.zero(grid);
        execution.parallel().forRanges(n, 1 << 16, execution.progress(), (start, end) -> solve(sums, step, start, end));
        return step;
    }

    private void products(float[] fixed, float[] moving, float[][] sums, int start, int end) {
        int nx = grid.nx(), ny = grid.ny(), nz = grid.nz();
        int plane = nx * ny;
        for (int k = Math.max(1, start); k < Math.min(nz - 1, end); k++) {
            for (int j = 1; j < ny - 1; j++) {
                for (int i = 1; i < nx - 1; i++) {
                    int v = i + nx * j + plane * k;
                    float w = weight[v];
                    if (w == 0) {
                        continue;
                    }
                    float gx = 0.25f * (fixed[v + 1] - fixed[v - 1] + moving[v + 1] - moving[v - 1]);
                    float gy = 0.25f * (fixed[v + nx] - fixed[v - nx] + moving[v + nx] - moving[v - nx]);
                    float gz = 0.25f * (fixed[v + plane] - fixed[v - plane] + moving[v + plane] - moving[v - plane]);
                    float r = w * (fixed[v] - moving[v]);
                    sums[0][v] = w * gx * gx;
                    sums[1][v] = w * gx * gy;
                    sums[2][v] = w * gx * gz;
                    sums[3][v] = w * gy * gy;
                    sums[4][v] = w * gy * gz;
                    sums[5][v] = w * gz * gz;
                    sums[6][v] = r * gx;
                    sums[7][v] = r * gy;
                    sums[8][v] = r * gz;
                }
            }
        }
    }

    private void solve(float[][] s, VectorField step, int start, int end) {
        for (int v = start; v < end; v++) {
            float a = s[0][v] + damping, b = s[1][v], c = s[2][v], d = s[3][v] + damping, e = s[4][v], f = s[5][v] + damping;
            float p = d * f - e * e, q = c * e - b * f, r = b * e - c * d;
            float determinant = a * p + b * q + c * r;
            float x = s[6][v], y = s[7][v], z = s[8][v];
            float u0 = (p * x + q * y + r * z) / determinant;
            float u1 = (q * x + (a * f - c * c) * y + (b * c - a * e) * z) / determinant;
            float u2 = (r * x + (b * c - a * e) * y + (a * d - b * b) * z) / determinant;
            float length = (float) Math.sqrt(u0 * u0 + u1 * u1 + u2 * u2);
            float shrink = length > largestStep ? largestStep / length : 1;
            step.x()[v] = shrink * u0;
            step.y()[v] = shrink * u1;
            step.z()[v] = shrink * u2;
        }
    }
}

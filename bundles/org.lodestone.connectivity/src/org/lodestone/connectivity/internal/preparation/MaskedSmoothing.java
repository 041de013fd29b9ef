package org.lodestone.connectivity.internal.preparation;

import java.util.Arrays;
import org.lodestone.core.Execution;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;

/**
 * Gaussian smoothing of time series among the voxels of a mask: weights are normalised over the neighbours inside, so nothing leaks in
 * from outside and the border keeps its level. A fixed linear map of space: it commutes with any projection of time, so it may follow the
 * cleaning and the confounds stay those of unsmoothed tissue.
 */
final class MaskedSmoothing {

    private static final double FWHM_PER_SIGMA = 2 * Math.sqrt(2 * Math.log(2));
    /** Beyond, weights are below 1.2 % of the centre's. */
    private static final double REACH_SIGMA = 3;
    private static final int ROWS_AT_ONCE = 512;

    private MaskedSmoothing() {
    }

    /**
     * @param mask which voxels the rows are
     * @param values row v at v * length. Not modified.
     * @param length of a row
     * @param fwhmMm full width of the kernel at half its height; 0 gives the same array back
     * @param execution threads and cancellation
     * @return smoothed rows, single precision
     */
    static float[] apply(Mask mask, float[] values, int length, double fwhmMm, Execution execution) {
        if (fwhmMm == 0) {
            return values;
        }
        Grid grid = mask.grid();
        int[] voxels = mask.indices();
        int[] rowOf = new int[(int) grid.size()];
        Arrays.fill(rowOf, -1);
        for (int v = 0; v < voxels.length; v++) {
            rowOf[voxels[v]] = v;
        }
        Kernel kernel = Kernel.of(grid, fwhmMm / FWHM_PER_SIGMA);
        float[] result = new float[values.length];
        execution.parallel().forRanges(voxels.length, ROWS_AT_ONCE, execution.progress(), (start, end) -> {
            for (int v = start; v < end; v++) {
                smoothRow(grid, rowOf, voxels[v], kernel, values, length, result, v * length);
            }
        });
        return result;
    }

    private static void smoothRow(
            Grid grid, int[] rowOf, int voxel, Kernel kernel, float[] values, int length, float[] result, int out) {
        int i = voxel % grid.nx(), j = voxel / grid.nx() % grid.ny(), k = voxel / (grid.nx() * grid.ny());
        float total = 0;
        for (int n = 0; n < kernel.weights.length; n++) {
            if (grid.contains(i + kernel.di[n], j + kernel.dj[n], k + kernel.dk[n])) {
                int row = rowOf[voxel + kernel.di[n] + grid.nx() * (kernel.dj[n] + grid.ny() * kernel.dk[n])];
                if (row >= 0) {
                    addScaled(result, out, values, row * length, kernel.weights[n], length);
                    total += kernel.weights[n];
                }
            }
        }
        float gain = 1 / total;
        for (int t = 0; t < length; t++) {
            result[out + t] *= gain;
        }
    }

    private static void addScaled(float[] sum, int at, float[] values, int from, float weight, int length) {
        for (int t = 0; t < length; t++) {
            sum[at + t] += weight * values[from + t];
        }
    }

    private record Kernel(int[] di, int[] dj, int[] dk, float[] weights) {

        static Kernel of(Grid grid, double sigmaMm) {
            int ri = (int) (REACH_SIGMA * sigmaMm / grid.spacingMm(0)), rj = (int) (REACH_SIGMA * sigmaMm / grid.spacingMm(1));
            int rk = (int) (REACH_SIGMA * sigmaMm / grid.spacingMm(2));
            int most = (2 * ri + 1) * (2 * rj + 1) * (2 * rk + 1);
            int[] di = new int[most], dj = new int[most], dk = new int[most];
            float[] weights = new float[most];
            int count = 0;
            for (int k = -rk; k <= rk; k++) {
                for (int j = -rj; j <= rj; j++) {
                    for (int i = -ri; i <= ri; i++) {
                        double squared = grid.toWorld(i, j, k).minus(grid.toWorld(0, 0, 0)).dot(
                                grid.toWorld(i, j, k).minus(grid.toWorld(0, 0, 0))) / (sigmaMm * sigmaMm);
                        if (squared <= REACH_SIGMA * REACH_SIGMA) {
                            di[count] = i;
                            dj[count] = j;
                            dk[count] = k;
                            weights[count++] = (float) Math.exp(-0.5 * squared);
                        }
                    }
                }
            }
            return new Kernel(di, dj, dk, Arrays.copyOf(weights, count));
        }
    }
}

package org.lodestone.image.filter;

import org.lodestone.core.Execution;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;

/** Low-pass filters. */
public final class Smoothing {

    private static final double FWHM_PER_SIGMA = 2 * Math.sqrt(2 * Math.log(2));

    private Smoothing() {
    }

    /**
     * Convolves with a Gaussian, the same in millimetres along each axis. The kernel ends at four standard deviations; at the border it is
     * cut and normalised again, so a constant image stays constant.
     *
     * @param volume image, without NaN. Not modified.
     * @param fwhmMm full width of the kernel at half its height; 0 gives the image back
     * @param execution threads and cancellation
     * @return the smoothed image, single precision
     */
    public static Volume gaussian(Volume volume, double fwhmMm, Execution execution) {
        if (!(fwhmMm >= 0) || Double.isInfinite(fwhmMm)) {
            throw new IllegalArgumentException("full width " + fwhmMm + " mm");
        }
        Grid grid = volume.grid();
        int nx = grid.nx(), ny = grid.ny(), nz = grid.nz();
        float[] values = new float[(int) grid.size()];
        volume.voxels().read(0, values, 0, values.length);
        if (fwhmMm == 0) {
            return Volume.of(grid, values);
        }
        double sigmaMm = fwhmMm / FWHM_PER_SIGMA;
        float[] kx = kernel(sigmaMm / grid.spacingMm(0)), ky = kernel(sigmaMm / grid.spacingMm(1));
        float[] kz = kernel(sigmaMm / grid.spacingMm(2));
        execution.parallel().forRanges(nz, 4, execution.progress(), (start, end) -> {
            float[] copy = new float[nx * ny];
            for (int k = start; k < end; k++) {
                for (int j = 0; j < ny; j++) {
                    alongRow(values, nx * (j + ny * k), nx, kx, copy);
                }
                acrossRows(values, nx * ny * k, nx, ny, nx, ky, copy);
            }
        });
        execution.parallel().forRanges(ny, 4, execution.progress(), (start, end) -> {
            float[] copy = new float[nx * nz];
            for (int j = start; j < end; j++) {
                acrossRows(values, nx * j, nx, nz, nx * ny, kz, copy);
            }
        });
        return Volume.of(grid, values);
    }

    /** Half a kernel, centre first. */
    private static float[] kernel(double sigmaVoxels) {
        float[] half = new float[(int) Math.ceil(4 * sigmaVoxels) + 1];
        for (int n = 0; n < half.length; n++) {
            half[n] = (float) Math.exp(-0.5 * n * n / (sigmaVoxels * sigmaVoxels));
        }
        return half;
    }

    private static float gain(float[] kernel, int at, int count) {
        float sum = 0;
        for (int n = Math.max(0, at - kernel.length + 1); n <= Math.min(count - 1, at + kernel.length - 1); n++) {
            sum += kernel[Math.abs(n - at)];
        }
        return 1 / sum;
    }

    private static void alongRow(float[] values, int start, int count, float[] kernel, float[] copy) {
        System.arraycopy(values, start, copy, 0, count);
        int reach = kernel.length - 1;
        float whole = gain(kernel, reach, 2 * reach + 1);
        for (int i = 0; i < count; i++) {
            float sum = kernel[0] * copy[i];
            boolean interior = i >= reach && i < count - reach;
            if (interior) {
                for (int n = 1; n <= reach; n++) {
                    sum += kernel[n] * (copy[i - n] + copy[i + n]);
                }
            } else {
                for (int n = 1; n <= reach; n++) {
                    sum += kernel[n] * ((i - n >= 0 ? copy[i - n] : 0) + (i + n < count ? copy[i + n] : 0));
                }
            }
            values[start + i] = sum * (interior ? whole : gain(kernel, i, count));
        }
    }

    /** Filters {@code width} neighbouring lines of {@code count} values at distance {@code stride}; the inner loop runs along memory. */
    private static void acrossRows(float[] values, int start, int width, int count, int stride, float[] kernel, float[] copy) {
        for (int n = 0; n < count; n++) {
            System.arraycopy(values, start + n * stride, copy, n * width, width);
        }
        for (int n = 0; n < count; n++) {
            int row = start + n * stride;
            float gain = gain(kernel, n, count);
            float centre = kernel[0] * gain;
            for (int w = 0; w < width; w++) {
                values[row + w] = centre * copy[n * width + w];
            }
            for (int m = Math.max(0, n - kernel.length + 1); m <= Math.min(count - 1, n + kernel.length - 1); m++) {
                if (m != n) {
                    addScaled(values, row, copy, m * width, kernel[Math.abs(m - n)] * gain, width);
                }
            }
        }
    }

    private static void addScaled(float[] values, int row, float[] copy, int from, float factor, int width) {
        for (int w = 0; w < width; w++) {
            values[row + w] += factor * copy[from + w];
        }
    }
}

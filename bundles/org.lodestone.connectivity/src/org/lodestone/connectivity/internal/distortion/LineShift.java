package org.lodestone.connectivity.internal.distortion;

import org.lodestone.image.Grid;

/**
 * Two images of opposite phase encoding, line by line along that axis: what belongs at x lies at x + u in the first and at x - u in the
 * second, its intensity stretched by 1 + u' and 1 - u'. Shifts are in voxels.
 *
 * @param grid of all images
 * @param axis of the lines
 */
record LineShift(Grid grid, int axis) {

    private static final double BACKGROUND = 0.1;
    private static final float STIFFNESS = 0.02f;

    private interface Line {
        void at(int start);
    }

    private int stride() {
        return axis == 0 ? 1 : axis == 1 ? grid.nx() : grid.nx() * grid.ny();
    }

    private void forLines(Line line) {
        int extent = grid.extent(axis), stride = stride();
        for (int v = 0; v < grid.size(); v++) {
            if (v / stride % extent == 0) {
                line.at(v);
            }
        }
    }

    /** Where both lines hold the same share of their signal; 0 where a line has none. */
    float[] firstGuess(float[] a, float[] b) {
        float[] shift = new float[a.length];
        int extent = grid.extent(axis), stride = stride();
        forLines(start -> {
            double[] ca = cumulated(a, start, stride, extent), cb = cumulated(b, start, stride, extent);
            if (ca == null || cb == null) {
                return;
            }
            double[] sum = new double[extent];
            int[] count = new int[extent];
            for (int n = 1; n < 4 * extent; n++) {
                double share = n / (4.0 * extent), xa = position(ca, share), xb = position(cb, share);
                int at = Math.clamp(Math.round((xa + xb) / 2), 0, extent - 1);
                sum[at] += (xa - xb) / 2;
                count[at]++;
            }
            double last = 0;
            for (int n = 0; n < extent; n++) {
                last = count[n] > 0 ? sum[n] / count[n] : last;
                shift[start + n * stride] = (float) last;
            }
        });
        return shift;
    }

    private static double[] cumulated(float[] values, int start, int stride, int extent) {
        double[] sum = new double[extent + 1];
        for (int n = 0; n < extent; n++) {
            sum[n + 1] = sum[n] + Math.max(0, values[start + n * stride] - BACKGROUND);
        }
        if (sum[extent] < 1) {
            return null;
        }
        for (int n = 0; n <= extent; n++) {
            sum[n] /= sum[extent] > 0 && n < extent ? sum[extent] : 1;
        }
        sum[extent] = 1;
        return sum;
    }

    /** Voxel position below which a share of the signal lies. */
    private static double position(double[] cumulated, double share) {
        int low = 0, high = cumulated.length - 1;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (cumulated[middle] <= share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double width = cumulated[high] - cumulated[low];
        return low + (width > 0 ? (share - cumulated[low]) / width : 0) - 0.5;
    }

    /** Mean absolute difference of both images once moved. */
    double difference(float[] a, float[] b, float[] shift) {
        double[] sum = new double[1];
        int extent = grid.extent(axis), stride = stride();
        forLines(start -> {
            for (int n = 0; n < extent; n++) {
                sum[0] += Math.abs(residual(a, b, shift, start, stride, extent, n));
            }
        });
        return sum[0] / a.length;
    }

    /** A damped Gauss-Newton step for each voxel by itself. */
    float[] step(float[] a, float[] b, float[] shift) {
        float[] change = new float[a.length];
        int extent = grid.extent(axis), stride = stride();
        forLines(start -> {
            for (int n = 0; n < extent; n++) {
                float u = shift[start + n * stride];
                float residual = residual(a, b, shift, start, stride, extent, n);
                float slope = (value(a, start, stride, extent, n + u + 0.5f) - value(a, start, stride, extent, n + u - 0.5f))
                        + (value(b, start, stride, extent, n - u + 0.5f) - value(b, start, stride, extent, n - u - 0.5f));
                change[start + n * stride] = -residual * slope / (slope * slope + residual * residual + STIFFNESS);
            }
        });
        return change;
    }

    private static float residual(float[] a, float[] b, float[] shift, int start, int stride, int extent, int n) {
        float u = shift[start + n * stride];
        float before = shift[start + Math.max(0, n - 1) * stride], after = shift[start + Math.min(extent - 1, n + 1) * stride];
        float stretch = n > 0 && n < extent - 1 ? (after - before) / 2 : 0;
        return value(a, start, stride, extent, n + u) * (1 + stretch) - value(b, start, stride, extent, n - u) * (1 - stretch);
    }

    private static float value(float[] values, int start, int stride, int extent, float position) {
        float at = Math.clamp(position, 0, extent - 1);
        int low = Math.min(extent - 2, (int) at);
        float share = at - low;
        return values[start + low * stride] * (1 - share) + values[start + (low + 1) * stride] * share;
    }
}

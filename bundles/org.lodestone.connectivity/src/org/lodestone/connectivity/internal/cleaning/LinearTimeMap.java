package org.lodestone.connectivity.internal.cleaning;

import java.util.function.UnaryOperator;
import org.lodestone.core.Execution;
import org.lodestone.numerics.linear.RowProduct;

/**
 * Any linear treatment of time series as one matrix: its columns are what becomes of unit impulses. Filtering forward and backward,
 * detrending and regression are all linear, so a whole chain of them costs one product of single precision for each voxel, at the speed
 * of the machine. Immutable.
 */
final class LinearTimeMap {

    private static final int ROWS_AT_ONCE = 256;

    private final int length;
    private final float[] matrix;

    /**
     * @param length number of time points
     * @param treatment linear; gets its own copy of each impulse; removes the mean
     */
    LinearTimeMap(int length, UnaryOperator<double[]> treatment) {
        this.length = length;
        float[] rows = new float[Math.multiplyExact(length, length)];
        for (int s = 0; s < length; s++) {
            double[] impulse = new double[length];
            impulse[s] = 1;
            double[] response = treatment.apply(impulse);
            for (int t = 0; t < length; t++) {
                rows[t * length + s] = (float) response[t];
            }
        }
        this.matrix = rows;
    }

    /**
     * @param values row v at v * length. Not modified.
     * @param rows how many
     * @param execution threads and cancellation
     * @return treated rows
     */
    float[] apply(float[] values, int rows, Execution execution) {
        RowProduct product = RowProduct.of(matrix, length, length, rows);
        float[] result = new float[Math.multiplyExact(rows, length)];
        execution.parallel().forRanges(rows, ROWS_AT_ONCE, execution.progress(), (start, end) -> {
            float[] centred = new float[(end - start) * length];
            for (int v = start; v < end; v++) {
                centre(values, v * length, centred, (v - start) * length, length);
            }
            product.multiply(centred, 0, end - start, result, start * length, length);
        });
        return result;
    }

    /** The treatment removes the mean anyway; removed here it costs no digits. */
    private static void centre(float[] from, int at, float[] to, int target, int length) {
        double sum = 0;
        for (int t = 0; t < length; t++) {
            sum += from[at + t];
        }
        float mean = (float) (sum / length);
        for (int t = 0; t < length; t++) {
            to[target + t] = from[at + t] - mean;
        }
    }
}

package org.lodestone.connectivity.internal.explore;

import org.lodestone.core.Execution;
import org.lodestone.method.function.VoxelSeries;

/** Series of unit length without their mean: a correlation of two is their scalar product. */
public final class UnitRows {

    private static final int ROWS_AT_ONCE = 1024;

    private UnitRows() {
    }

    /**
     * @param series clean series. Not modified.
     * @param execution threads and cancellation
     * @return its rows without their means, of unit length; zeros for constant ones
     */
    public static float[] of(VoxelSeries series, Execution execution) {
        int length = series.length();
        float[] values = series.values(), unit = new float[values.length];
        execution.parallel().forRanges(series.mask().count(), ROWS_AT_ONCE, execution.progress(), (start, end) -> {
            for (int v = start; v < end; v++) {
                double sum = 0, square = 0;
                for (int t = 0; t < length; t++) {
                    double x = values[v * length + t];
                    sum += x;
                    square += x * x;
                }
                double mean = sum / length, variance = square - sum * mean;
                double gain = variance > 1e-12 * square ? 1 / Math.sqrt(variance) : 0;
                for (int t = 0; t < length; t++) {
                    unit[v * length + t] = (float) ((values[v * length + t] - mean) * gain);
                }
            }
        });
        return unit;
    }
}

package org.lodestone.connectivity.internal.seed;

import org.lodestone.core.Execution;
import org.lodestone.method.function.VoxelSeries;

/** Pearson correlation of many series with one; sums in double precision. */
final class Correlation {

    private static final int ROWS_AT_ONCE = 512;

    private Correlation() {
    }

    /** Correlation of each row with a series of zero mean and unit length; 0 for constant rows, NaN for rows with such. */
    static float[] withRows(VoxelSeries series, double[] unit, Execution execution) {
        int length = series.length();
        float[] values = series.values();
        float[] r = new float[series.mask().count()];
        execution.parallel().forRanges(r.length, ROWS_AT_ONCE, execution.progress(), (start, end) -> {
            for (int v = start; v < end; v++) {
                r[v] = withRow(values, v * length, unit);
            }
        });
        return r;
    }

    private static float withRow(float[] values, int at, double[] unit) {
        double sum = 0, square = 0, dot = 0;
        for (int t = 0; t < unit.length; t++) {
            double x = values[at + t];
            sum += x;
            square += x * x;
            dot += x * unit[t];
        }
        double variance = square - sum * sum / unit.length;
        if (Double.isNaN(variance)) {
            return Float.NaN;
        }
        return variance > 1e-12 * square ? (float) Math.clamp(dot / Math.sqrt(variance), -1, 1) : 0;
    }

    /** The series without its mean, of unit length; null when it is constant. */
    static double[] unit(double[] series) {
        double mean = 0;
        for (double x : series) {
            mean += x / series.length;
        }
        double square = 0, level = 0;
        for (double x : series) {
            square += (x - mean) * (x - mean);
            level += x * x;
        }
        if (!(square > 1e-12 * level)) {
            return null;
        }
        double[] unit = new double[series.length];
        for (int t = 0; t < unit.length; t++) {
            unit[t] = (series[t] - mean) / Math.sqrt(square);
        }
        return unit;
    }
}

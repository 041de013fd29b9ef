package org.lodestone.connectivity.internal.measure;

import org.lodestone.core.Execution;
import org.lodestone.numerics.signal.CosineBasis;

/**
 * Temporal mean and signal-to-noise ratio of series before cleaning.
 *
 * @param mean temporal mean of each row
 * @param temporalSnr mean over the standard deviation (sample, n - 1) after taking out drift slower than 128 s; 0 for constant rows
 */
public record RowStatistics(float[] mean, float[] temporalSnr) {

    private static final double DRIFT_PERIOD_SECONDS = 128;
    private static final int ROWS_AT_ONCE = 512;

    /**
     * @param values row v at v * length, before cleaning. Not modified.
     * @param rows how many
     * @param length of a row
     * @param trSeconds seconds between volumes
     * @param execution threads and cancellation
     * @return mean and signal-to-noise ratio of each row
     */
    public static RowStatistics of(float[] values, int rows, int length, double trSeconds, Execution execution) {
        double[][] drift = CosineBasis.drift(length, trSeconds, DRIFT_PERIOD_SECONDS);
        float[] mean = new float[rows], snr = new float[rows];
        execution.parallel().forRanges(rows, ROWS_AT_ONCE, execution.progress(), (start, end) -> {
            for (int v = start; v < end; v++) {
                double sum = 0;
                for (int t = 0; t < length; t++) {
                    sum += values[v * length + t];
                }
                double level = sum / length, square = 0;
                for (int t = 0; t < length; t++) {
                    square += (values[v * length + t] - level) * (values[v * length + t] - level);
                }
                for (double[] function : drift) {
                    double dot = 0;
                    for (int t = 0; t < length; t++) {
                        dot += function[t] * (values[v * length + t] - level);
                    }
                    square -= dot * dot;
                }
                int left = length - 1 - drift.length;
                mean[v] = (float) level;
                snr[v] = square > 0 && left > 0 ? (float) (level / Math.sqrt(square / left)) : 0;
            }
        });
        return new RowStatistics(mean, snr);
    }
}

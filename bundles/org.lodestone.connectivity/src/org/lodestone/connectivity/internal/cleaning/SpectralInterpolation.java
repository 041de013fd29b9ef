package org.lodestone.connectivity.internal.cleaning;

import org.lodestone.core.Execution;
import org.lodestone.numerics.linear.PackedRows;

/**
 * Fills censored volumes with what the spectrum of the others says (Power 2014): the Lomb-Scargle periodogram of the kept volumes, eight
 * times finer than their own frequencies, is turned back into a series and scaled to their spread. Up to that scale it is one linear map
 * of the kept values, made once in double precision and applied in single.
 */
final class SpectralInterpolation {

    private static final int OVERSAMPLING = 8;
    private static final int ROWS_AT_ONCE = 256;

    private SpectralInterpolation() {
    }

    /**
     * @param values row v at v * length. Modified: censored values are replaced.
     * @param rows how many
     * @param censored for each volume whether to replace it; at least three have to be kept
     * @param execution threads and cancellation
     */
    static void fill(float[] values, int rows, boolean[] censored, Execution execution) {
        int length = censored.length;
        int[] kept = java.util.stream.IntStream.range(0, length).filter(t -> !censored[t]).toArray();
        if (kept.length == length || kept.length < 3) {
            return;
        }
        PackedRows map = new PackedRows(matrix(length, kept), 0, length, kept.length);
        execution.parallel().forRanges(rows, ROWS_AT_ONCE, execution.progress(), (start, end) -> {
            float[] source = new float[(end - start) * kept.length], filled = new float[(end - start) * length];
            double[] mean = new double[end - start], spread = new double[end - start];
            for (int v = start; v < end; v++) {
                for (int t : kept) {
                    mean[v - start] += values[v * length + t] / (double) kept.length;
                }
                for (int n = 0; n < kept.length; n++) {
                    double x = values[v * length + kept[n]] - mean[v - start];
                    source[(v - start) * kept.length + n] = (float) x;
                    spread[v - start] += x * x / kept.length;
                }
            }
            map.multiply(source, 0, end - start, filled, 0, length);
            for (int v = start; v < end; v++) {
                double sum = 0, square = 0;
                for (int t = 0; t < length; t++) {
                    double x = filled[(v - start) * length + t];
                    sum += x / length;
                    square += x * x / length;
                }
                double variance = square - sum * sum;
                double scale = variance > 0 ? Math.sqrt(spread[v - start] / variance) : 0;
                for (int t = 0; t < length; t++) {
                    if (censored[t]) {
                        values[v * length + t] = (float) (mean[v - start] + scale * filled[(v - start) * length + t]);
                    }
                }
            }
        });
    }

    /** Row t: what the kept values, one a column, add to time t before scaling. */
    private static float[] matrix(int length, int[] kept) {
        double span = kept[kept.length - 1] - kept[0];
        int frequencies = OVERSAMPLING * kept.length / 2;
        double[][] sum = new double[length][kept.length];
        for (int f = 1; f <= frequencies; f++) {
            double w = 2 * Math.PI * f / (span * OVERSAMPLING);
            double sine = 0, cosine = 0;
            for (int t : kept) {
                sine += Math.sin(2 * w * t);
                cosine += Math.cos(2 * w * t);
            }
            double offset = Math.atan2(sine, cosine) / (2 * w);
            double[] c = new double[kept.length], s = new double[kept.length];
            double cc = 0, ss = 0;
            for (int n = 0; n < kept.length; n++) {
                c[n] = Math.cos(w * (kept[n] - offset));
                s[n] = Math.sin(w * (kept[n] - offset));
                cc += c[n] * c[n];
                ss += s[n] * s[n];
            }
            for (int t = 0; t < length; t++) {
                double a = cc > 1e-9 ? Math.cos(w * (t - offset)) / cc : 0, b = ss > 1e-9 ? Math.sin(w * (t - offset)) / ss : 0;
                for (int n = 0; n < kept.length; n++) {
                    sum[t][n] += a * c[n] + b * s[n];
                }
            }
        }
        float[] rows = new float[length * kept.length];
        for (int t = 0; t < length; t++) {
            for (int n = 0; n < kept.length; n++) {
                rows[t * kept.length + n] = (float) (sum[t][n] / frequencies);
            }
        }
        return rows;
    }
}

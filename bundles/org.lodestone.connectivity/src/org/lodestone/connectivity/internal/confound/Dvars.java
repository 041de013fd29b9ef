package org.lodestone.connectivity.internal.confound;

import java.util.Arrays;
import org.lodestone.core.Execution;

/**
 * Change of the whole image from volume to volume (DVARS, Power 2012), and the same over what noise with each voxel's own variance and
 * lag-one correlation would give (Nichols 2013, arXiv 1704.01469): 1 is quiet, above about 1.5 something happened.
 *
 * @param plain in units of 1/1000 of the median signal; NaN for the first volume
 * @param standardised without unit; NaN for the first volume
 */
public record Dvars(double[] plain, double[] standardised) {

    private static final int ROWS_AT_ONCE = 512;

    private record Sums(double[] squaredChange, double expected, double[] means, int from) {
    }

    /**
     * @param values row v at v * length, before cleaning. Not modified.
     * @param rows how many
     * @param length of a row
     * @param execution threads and cancellation
     * @return both forms, one value a volume
     */
    public static Dvars of(float[] values, int rows, int length, Execution execution) {
        double[] means = new double[rows];
        Sums sums = execution.parallel().reduce(rows, ROWS_AT_ONCE, execution.progress(), new Sums(new double[length], 0, means, 0),
                (start, end) -> partial(values, start, end, length, means), (a, b) -> {
                    for (int t = 0; t < length; t++) {
                        a.squaredChange()[t] += b.squaredChange()[t];
                    }
                    return new Sums(a.squaredChange(), a.expected() + b.expected(), means, 0);
                });
        double[] sorted = means.clone();
        Arrays.sort(sorted);
        double scale = rows == 0 || sorted[rows / 2] == 0 ? 1 : 1000 / sorted[rows / 2];
        double[] plain = new double[length], standardised = new double[length];
        plain[0] = Double.NaN;
        standardised[0] = Double.NaN;
        for (int t = 1; t < length; t++) {
            double change = Math.sqrt(sums.squaredChange()[t] / rows);
            plain[t] = scale * change;
            standardised[t] = change / (sums.expected() / rows);
        }
        return new Dvars(plain, standardised);
    }

    private static Sums partial(float[] values, int start, int end, int length, double[] means) {
        double[] squaredChange = new double[length];
        double expected = 0;
        float[] row = new float[length];
        for (int v = start; v < end; v++) {
            System.arraycopy(values, v * length, row, 0, length);
            double mean = 0;
            for (float x : row) {
                mean += x;
            }
            mean /= length;
            means[v] = mean;
            double square = 0, lagged = 0;
            for (int t = 0; t < length; t++) {
                double x = row[t] - mean;
                square += x * x;
                if (t > 0) {
                    lagged += x * (row[t - 1] - mean);
                    double change = row[t] - row[t - 1];
                    squaredChange[t] += change * change;
                }
            }
            Arrays.sort(row);
            // spread from the quartiles: a few spikes must not raise what is expected
            double deviation = (row[(int) (0.75 * (length - 1))] - row[(int) (0.25 * (length - 1))]) / 1.349;
            double correlation = square > 0 ? lagged / square : 0;
            expected += Math.sqrt(2 * (1 - correlation)) * deviation;
        }
        return new Sums(squaredChange, expected, means, start);
    }
}

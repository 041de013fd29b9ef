package org.lodestone.numerics.signal;

/** Removal of mean and straight line from time series. */
public final class LinearTrend {

    private LinearTrend() {
    }

    /**
     * Subtracts the least-squares straight line.
     *
     * @param values time points. Modified.
     */
    public static void remove(double[] values) {
        int n = values.length;
        double mean = 0;
        for (double v : values) {
            mean += v;
        }
        mean /= n;
        double centre = (n - 1) / 2.0;
        double dot = 0, square = 0;
        for (int t = 0; t < n; t++) {
            dot += (values[t] - mean) * (t - centre);
            square += (t - centre) * (t - centre);
        }
        double slope = square > 0 ? dot / square : 0;
        for (int t = 0; t < n; t++) {
            values[t] -= mean + slope * (t - centre);
        }
    }
}

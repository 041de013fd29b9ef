package org.lodestone.connectivity.internal.matrix;

/**
 * Covariance of standardised series, shrunk towards a multiple of the identity by the amount that is best for independent samples
 * (Ledoit and Wolf 2004): invertible also with more regions than volumes.
 *
 * @param matrix {@code [region][region]}
 * @param shrinkage 0 for the plain covariance, 1 for the identity's multiple
 */
record ShrunkCovariance(double[][] matrix, double shrinkage) {

    /**
     * @param series {@code [region][time]}, zero mean and unit variance. Not modified.
     * @return the shrunk covariance
     */
    static ShrunkCovariance of(double[][] series) {
        int p = series.length, n = series[0].length;
        double[][] s = plain(series);
        double trace = 0, square = 0, fourth = 0;
        for (int i = 0; i < p; i++) {
            trace += s[i][i];
            for (int j = 0; j < p; j++) {
                square += s[i][j] * s[i][j];
            }
        }
        for (int t = 0; t < n; t++) {
            double power = 0;
            for (int i = 0; i < p; i++) {
                power += series[i][t] * series[i][t];
            }
            fourth += power * power;
        }
        double mu = trace / p;
        double distance = (square - p * mu * mu) / p;
        double noise = Math.min((fourth / n - square) / ((double) n * p), distance);
        double shrinkage = distance > 0 ? Math.clamp(noise / distance, 0, 1) : 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                s[i][j] = (1 - shrinkage) * s[i][j] + (i == j ? shrinkage * mu : 0);
            }
        }
        return new ShrunkCovariance(s, shrinkage);
    }

    /** @return mean products of series without their means */
    static double[][] plain(double[][] series) {
        int p = series.length, n = series[0].length;
        double[][] s = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int t = 0; t < n; t++) {
                    sum += series[i][t] * series[j][t];
                }
                s[i][j] = sum / n;
                s[j][i] = s[i][j];
            }
        }
        return s;
    }

    /** @return copies of the series with zero mean and unit variance (population) */
    static double[][] standardised(double[][] series) {
        double[][] result = new double[series.length][];
        for (int i = 0; i < series.length; i++) {
            double mean = 0, square = 0;
            for (double x : series[i]) {
                mean += x / series[i].length;
            }
            for (double x : series[i]) {
                square += (x - mean) * (x - mean) / series[i].length;
            }
            result[i] = new double[series[i].length];
            for (int t = 0; t < result[i].length; t++) {
                result[i][t] = (series[i][t] - mean) / Math.sqrt(square);
            }
        }
        return result;
    }
}

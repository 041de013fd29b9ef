package org.lodestone.effective.internal.granger;

import org.lodestone.numerics.linear.Cholesky;
import org.lodestone.numerics.statistics.Distributions;

/**
 * Is anything predictable left in the residuals? Multivariate portmanteau test (Luetkepohl 2005, section 4.4.3).
 *
 * @param statistic without adjustment for small samples
 * @param adjusted for small samples
 * @param freedom degrees of freedom of both
 * @param lags that were looked at
 */
record Whiteness(double statistic, double adjusted, int freedom, int lags) {

    private static final int USUAL_LAGS = 10;
    private static final int BEYOND_ORDER = 5;

    /** @return the test of a fit's residuals over ten lags, or five more than the order */
    static Whiteness of(VectorAutoregression var) {
        double[][] e = centred(var.fit().residuals());
        int k = e.length, n = e[0].length, lags = Math.max(USUAL_LAGS, var.order() + BEYOND_ORDER);
        double[][] inverse = Cholesky.of(covariance(e, 0)).inverse();
        double plain = 0, adjusted = 0;
        for (int lag = 1; lag <= lags; lag++) {
            double[][] c = covariance(e, lag), left = product(inverse, c), right = product(inverse, transposed(c));
            double trace = 0;
            for (int a = 0; a < k; a++) {
                for (int b = 0; b < k; b++) {
                    trace += right[a][b] * left[b][a];
                }
            }
            plain += n * trace;
            adjusted += (double) n * n * trace / (n - lag);
        }
        return new Whiteness(plain, adjusted, k * k * (lags - var.order()), lags);
    }

    /** @return probability of the adjusted statistic when the residuals are white */
    double probability() {
        return Distributions.chiSquaredTail(adjusted, freedom);
    }

    private static double[][] centred(double[][] residuals) {
        double[][] e = new double[residuals.length][];
        for (int r = 0; r < e.length; r++) {
            double mean = java.util.Arrays.stream(residuals[r]).average().orElseThrow();
            e[r] = java.util.Arrays.stream(residuals[r]).map(x -> x - mean).toArray();
        }
        return e;
    }

    private static double[][] covariance(double[][] e, int lag) {
        int k = e.length, n = e[0].length;
        double[][] c = new double[k][k];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                double sum = 0;
                for (int t = lag; t < n; t++) {
                    sum += e[a][t] * e[b][t - lag];
                }
                c[a][b] = sum / n;
            }
        }
        return c;
    }

    private static double[][] transposed(double[][] m) {
        double[][] t = new double[m.length][m.length];
        for (int a = 0; a < m.length; a++) {
            for (int b = 0; b < m.length; b++) {
                t[b][a] = m[a][b];
            }
        }
        return t;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] c = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int m = 0; m < a.length; m++) {
                for (int j = 0; j < a.length; j++) {
                    c[i][j] += a[i][m] * b[m][j];
                }
            }
        }
        return c;
    }
}

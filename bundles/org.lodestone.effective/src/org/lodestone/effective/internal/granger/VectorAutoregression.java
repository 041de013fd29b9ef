package org.lodestone.effective.internal.granger;

import org.lodestone.numerics.linear.Cholesky;
import org.lodestone.numerics.linear.CommonDesign;
import org.lodestone.numerics.linear.Eigenvalues;

/**
 * A vector autoregression y(t) = c + A1 y(t-1) + ... + Ap y(t-p) + e(t) by least squares (Luetkepohl 2005, section 3.2).
 *
 * @param regions number of series
 * @param order p
 * @param fit of all equations; columns: the constant, then lag by lag all regions
 */
record VectorAutoregression(int regions, int order, CommonDesign fit) {

    /**
     * @param series {@code [region][time]}, of similar size. Not modified.
     * @param order p, at least 0
     * @param skipped time points at the start that are not used, so that orders can be compared on the same sample
     * @return the fit
     * @throws CommonDesign.DependentColumnException when regions or their past depend on each other
     * @throws ArithmeticException when there are more coefficients than time points
     */
    static VectorAutoregression fit(double[][] series, int order, int skipped) {
        int k = series.length, first = skipped + order, rows = series[0].length - first;
        double[][] columns = new double[1 + k * order][rows], targets = new double[k][rows];
        java.util.Arrays.fill(columns[0], 1);
        for (int r = 0; r < k; r++) {
            System.arraycopy(series[r], first, targets[r], 0, rows);
            for (int lag = 1; lag <= order; lag++) {
                System.arraycopy(series[r], first - lag, columns[column(k, lag, r)], 0, rows);
            }
        }
        return new VectorAutoregression(k, order, CommonDesign.fit(columns, targets));
    }

    /** @return number of the column of a region's past; column 0 is the constant */
    static int column(int regions, int lag, int region) {
        return 1 + (lag - 1) * regions + region;
    }

    /** @return time points that were predicted */
    int rows() {
        return fit.residuals()[0].length;
    }

    /** @return rows less coefficients of one equation */
    int freedom() {
        return rows() - 1 - regions * order;
    }

    /** @return coefficient of {@code from} at a lag in the equation of {@code to} */
    double coefficient(int to, int from, int lag) {
        return fit.coefficients()[to][column(regions, lag, from)];
    }

    /** @return logarithm of the determinant of the residual covariance, divided by the number of rows */
    double logDeterminant() {
        double[][] covariance = new double[regions][regions];
        for (int a = 0; a < regions; a++) {
            for (int b = 0; b < regions; b++) {
                covariance[a][b] = fit.residualProduct(a, b) / rows();
            }
        }
        return Cholesky.of(covariance).logDeterminant();
    }

    /** @return Wald's F of leaving the past of {@code from} out of the equation of {@code to}; p and {@link #freedom} degrees of freedom */
    double f(int to, int from) {
        double[][] block = new double[order][order];
        double[] b = new double[order];
        for (int i = 0; i < order; i++) {
            b[i] = coefficient(to, from, i + 1);
            for (int j = 0; j < order; j++) {
                block[i][j] = fit.inverseGram()[column(regions, i + 1, from)][column(regions, j + 1, from)];
            }
        }
        double[] solved = Cholesky.of(block).solve(b);
        double sum = 0;
        for (int i = 0; i < order; i++) {
            sum += b[i] * solved[i];
        }
        return sum / order / (fit.residualProduct(to, to) / freedom());
    }

    /** @return largest magnitude of an eigenvalue of the companion matrix; the process is stable below one */
    double spectralRadius() {
        if (order == 0) {
            return 0;
        }
        int size = regions * order;
        double[][] companion = new double[size][size];
        for (int to = 0; to < regions; to++) {
            for (int lag = 1; lag <= order; lag++) {
                for (int from = 0; from < regions; from++) {
                    companion[to][(lag - 1) * regions + from] = coefficient(to, from, lag);
                }
            }
        }
        for (int i = regions; i < size; i++) {
            companion[i][i - regions] = 1;
        }
        return Eigenvalues.of(companion).spectralRadius();
    }
}

package org.lodestone.numerics.linear;

/**
 * Ordinary least squares y = X b + e by Householder's QR decomposition. Double precision; the columns of X have to be independent.
 *
 * @param coefficients b, one a column
 * @param residuals e, one a row
 * @param inverseGram (XᵀX)⁻¹, {@code [column][column]}: times the residual variance it is the covariance of b
 */
public record LeastSquares(double[] coefficients, double[] residuals, double[][] inverseGram) {

    private static final double DEPENDENT = 1e-10;

    /**
     * Fits.
     *
     * @param columns of X, {@code [column][row]}. Not modified.
     * @param y one value a row. Not modified.
     * @return the fit
     * @throws ArithmeticException naming the column when it depends on those before it, or when there are more columns than rows
     */
    public static LeastSquares fit(double[][] columns, double[] y) {
        int k = columns.length;
        int n = y.length;
        if (k > n) {
            throw new ArithmeticException(k + " columns for " + n + " rows");
        }
        double[][] q = new double[k][];
        double[][] r = new double[k][k];
        double[] projected = y.clone();
        double[] right = new double[k];
        double[] size = new double[k];
        for (int c = 0; c < k; c++) {
            q[c] = columns[c].clone();
            size[c] = Math.sqrt(dot(q[c], q[c]));
        }
        // Householder vectors are stored in q from row c on.
        for (int c = 0; c < k; c++) {
            double norm = 0;
            for (int i = c; i < n; i++) {
                norm += q[c][i] * q[c][i];
            }
            norm = Math.sqrt(norm);
            if (!(norm > DEPENDENT * size[c])) {
                throw new ArithmeticException("column " + c + " depends on the columns before it");
            }
            double alpha = q[c][c] > 0 ? -norm : norm;
            r[c][c] = alpha;
            q[c][c] -= alpha;
            double square = 0;
            for (int i = c; i < n; i++) {
                square += q[c][i] * q[c][i];
            }
            for (int j = c + 1; j < k; j++) {
                reflect(q[c], q[j], c, square);
                r[c][j] = q[j][c];
            }
            reflect(q[c], projected, c, square);
            right[c] = projected[c];
        }
        double[] b = new double[k];
        for (int c = k - 1; c >= 0; c--) {
            double sum = right[c];
            for (int j = c + 1; j < k; j++) {
                sum -= r[c][j] * b[j];
            }
            b[c] = sum / r[c][c];
        }
        return new LeastSquares(b, residuals(columns, y, b), inverseGram(r));
    }

    /** @return sum of the squared residuals */
    public double residualSum() {
        return dot(residuals, residuals);
    }

    private static void reflect(double[] mirror, double[] v, int from, double square) {
        double sum = 0;
        for (int i = from; i < v.length; i++) {
            sum += mirror[i] * v[i];
        }
        double factor = 2 * sum / square;
        for (int i = from; i < v.length; i++) {
            v[i] -= factor * mirror[i];
        }
    }

    private static double[] residuals(double[][] columns, double[] y, double[] b) {
        double[] e = y.clone();
        for (int c = 0; c < b.length; c++) {
            for (int i = 0; i < e.length; i++) {
                e[i] -= b[c] * columns[c][i];
            }
        }
        return e;
    }

    /** R⁻¹ R⁻ᵀ of the upper triangle R. */
    private static double[][] inverseGram(double[][] r) {
        int k = r.length;
        double[][] inverse = new double[k][k];
        for (int c = 0; c < k; c++) {
            inverse[c][c] = 1 / r[c][c];
            for (int i = c - 1; i >= 0; i--) {
                double sum = 0;
                for (int j = i + 1; j <= c; j++) {
                    sum += r[i][j] * inverse[j][c];
                }
                inverse[i][c] = -sum / r[i][i];
            }
        }
        double[][] gram = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                for (int c = Math.max(i, j); c < k; c++) {
                    gram[i][j] += inverse[i][c] * inverse[j][c];
                }
            }
        }
        return gram;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

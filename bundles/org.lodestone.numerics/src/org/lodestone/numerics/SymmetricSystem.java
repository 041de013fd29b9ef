package org.lodestone.numerics;

/** Small dense linear systems with a symmetric, positive definite matrix, by Cholesky's factorisation in double precision. */
public final class SymmetricSystem {

    private SymmetricSystem() {
    }

    /**
     * Solves A x = b.
     *
     * @param matrix A, {@code [row][column]}; only the lower triangle is read. Not modified.
     * @param right b. Not modified.
     * @return x
     * @throws ArithmeticException when A is not positive definite within rounding
     */
    public static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] l = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                if (i != j) {
                    l[i][j] = sum / l[j][j];
                } else if (sum > 1e-14 * Math.abs(matrix[i][i]) && Double.isFinite(sum)) {
                    l[i][i] = Math.sqrt(sum);
                } else {
                    throw new ArithmeticException("not positive definite: pivot " + i + " is " + sum);
                }
            }
        }
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= l[i][k] * x[k];
            }
            x[i] /= l[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= l[k][i] * x[k];
            }
            x[i] /= l[i][i];
        }
        return x;
    }
}

package org.lodestone.numerics.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * Ordinary least squares y = X b + e by EJML's Householder QR decomposition. Double precision; the columns of X have to be independent.
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
        DMatrixRMaj x = new DMatrixRMaj(n, k);
        for (int c = 0; c < k; c++) {
            for (int i = 0; i < n; i++) {
                x.set(i, c, columns[c][i]);
            }
        }
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(n, k);
        qr.decompose(x.copy());
        DMatrixRMaj r = qr.getR(null, true);
        for (int c = 0; c < k; c++) {
            // The length of a column is kept by Q; what the columns before it do not explain is its diagonal entry.
            double size = Math.sqrt(dot(columns[c], columns[c]));
            if (!(Math.abs(r.get(c, c)) > DEPENDENT * size)) {
                throw new ArithmeticException("column " + c + " depends on the columns before it");
            }
        }
        DMatrixRMaj inverse = new DMatrixRMaj(k, k);
        CommonOps_DDRM.invert(r, inverse);
        DMatrixRMaj projected = new DMatrixRMaj(k, 1);
        CommonOps_DDRM.multTransA(qr.getQ(null, true), new DMatrixRMaj(n, 1, true, y.clone()), projected);
        DMatrixRMaj b = new DMatrixRMaj(k, 1);
        CommonOps_DDRM.mult(inverse, projected, b);
        DMatrixRMaj gram = new DMatrixRMaj(k, k);
        CommonOps_DDRM.multTransB(inverse, inverse, gram);
        return new LeastSquares(b.getData(), residuals(columns, y, b.getData()), rows(gram));
    }

    /** @return sum of the squared residuals */
    public double residualSum() {
        return dot(residuals, residuals);
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

    private static double[][] rows(DMatrixRMaj matrix) {
        double[][] rows = new double[matrix.numRows][matrix.numCols];
        for (int i = 0; i < matrix.numRows; i++) {
            System.arraycopy(matrix.getData(), i * matrix.numCols, rows[i], 0, matrix.numCols);
        }
        return rows;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

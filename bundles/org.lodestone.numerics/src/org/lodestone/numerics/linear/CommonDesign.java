package org.lodestone.numerics.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * Ordinary least squares of many targets on the same columns: one Householder QR decomposition for all of them. Double precision.
 *
 * @param coefficients {@code [target][column]}
 * @param residuals {@code [target][row]}
 * @param inverseGram (XᵀX)⁻¹, {@code [column][column]}
 */
public record CommonDesign(double[][] coefficients, double[][] residuals, double[][] inverseGram) {

    private static final double DEPENDENT = 1e-10;

    /** Says which column cannot be told from those before it. */
    public static final class DependentColumnException extends ArithmeticException {

        private static final long serialVersionUID = 1L;
        private final int column;

        DependentColumnException(int column) {
            super("column " + column + " depends on the columns before it");
            this.column = column;
        }

        /** @return its number */
        public int column() {
            return column;
        }
    }

    /**
     * Fits.
     *
     * @param columns of X, {@code [column][row]}; should be of similar size. Not modified.
     * @param targets {@code [target][row]}. Not modified.
     * @return the fit
     * @throws DependentColumnException when a column depends on those before it
     * @throws ArithmeticException when there are more columns than rows
     */
    public static CommonDesign fit(double[][] columns, double[][] targets) {
        int k = columns.length, n = targets[0].length, m = targets.length;
        if (k > n) {
            throw new ArithmeticException(k + " columns for " + n + " rows");
        }
        DMatrixRMaj x = transposed(columns), y = transposed(targets);
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(n, k);
        qr.decompose(x.copy());
        DMatrixRMaj r = qr.getR(null, true);
        for (int c = 0; c < k; c++) {
            double square = 0;
            for (double v : columns[c]) {
                square += v * v;
            }
            if (!(Math.abs(r.get(c, c)) > DEPENDENT * Math.sqrt(square))) {
                throw new DependentColumnException(c);
            }
        }
        DMatrixRMaj inverse = new DMatrixRMaj(k, k), projected = new DMatrixRMaj(k, m), b = new DMatrixRMaj(k, m);
        CommonOps_DDRM.invert(r, inverse);
        CommonOps_DDRM.multTransA(qr.getQ(null, true), y, projected);
        CommonOps_DDRM.mult(inverse, projected, b);
        DMatrixRMaj gram = new DMatrixRMaj(k, k), fitted = new DMatrixRMaj(n, m);
        CommonOps_DDRM.multTransB(inverse, inverse, gram);
        CommonOps_DDRM.mult(x, b, fitted);
        CommonOps_DDRM.subtractEquals(y, fitted);
        double[][] coefficients = new double[m][k], residuals = new double[m][n], inverseGram = new double[k][k];
        for (int t = 0; t < m; t++) {
            for (int c = 0; c < k; c++) {
                coefficients[t][c] = b.get(c, t);
            }
            for (int i = 0; i < n; i++) {
                residuals[t][i] = y.get(i, t);
            }
        }
        for (int c = 0; c < k; c++) {
            System.arraycopy(gram.getData(), c * k, inverseGram[c], 0, k);
        }
        return new CommonDesign(coefficients, residuals, inverseGram);
    }

    /** @return sum of the products of two targets' residuals */
    public double residualProduct(int first, int second) {
        double sum = 0;
        for (int i = 0; i < residuals[first].length; i++) {
            sum += residuals[first][i] * residuals[second][i];
        }
        return sum;
    }

    private static DMatrixRMaj transposed(double[][] columns) {
        DMatrixRMaj x = new DMatrixRMaj(columns[0].length, columns.length);
        for (int c = 0; c < columns.length; c++) {
            for (int i = 0; i < columns[c].length; i++) {
                x.set(i, c, columns[c][i]);
            }
        }
        return x;
    }
}

package org.lodestone.numerics.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/** Factor of a symmetric, positive definite matrix, to solve with, to invert and to take the determinant of. Double precision; immutable. */
public final class Cholesky {

    private final double[] lower;
    private final int size;

    private Cholesky(double[] lower, int size) {
        this.lower = lower;
        this.size = size;
    }

    /**
     * @param matrix symmetric, {@code [row][column]}. Not modified.
     * @return its factor
     * @throws ArithmeticException when it is not positive definite
     */
    public static Cholesky of(double[][] matrix) {
        int n = matrix.length;
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
        if (!cholesky.decompose(new DMatrixRMaj(matrix))) {
            throw new ArithmeticException("a matrix of " + n + " x " + n + " is not positive definite");
        }
        return new Cholesky(cholesky.getT(null).getData(), n);
    }

    /** @return natural logarithm of the determinant */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += 2 * Math.log(lower[i * size + i]);
        }
        return sum;
    }

    /** @return solution x of A x = {@code right}, which is not modified */
    public double[] solve(double[] right) {
        double[] x = right.clone();
        TriangularSolver_DDRM.solveL(lower, x, size);
        TriangularSolver_DDRM.solveTranL(lower, x, size);
        return x;
    }

    /** @return inverse of A, symmetric */
    public double[][] inverse() {
        double[][] inverse = new double[size][];
        for (int i = 0; i < size; i++) {
            double[] unit = new double[size];
            unit[i] = 1;
            inverse[i] = solve(unit);
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (inverse[i][j] + inverse[j][i]) / 2;
                inverse[i][j] = mean;
                inverse[j][i] = mean;
            }
        }
        return inverse;
    }
}

package org.lodestone.numerics;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/** Small dense linear systems with a symmetric, positive definite matrix, by EJML's Cholesky factorisation in double precision. */
public final class SymmetricSystem {

    /** A pivot below this share of its diagonal entry is what rounding leaves of a singular matrix. */
    private static final double SINGULAR = 1e-14;

    private SymmetricSystem() {
    }

    /**
     * Solves A x = b.
     *
     * @param matrix A, {@code [row][column]}. Not modified.
     * @param right b. Not modified.
     * @return x
     * @throws ArithmeticException when A is not positive definite within rounding
     */
    public static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
        if (!cholesky.decompose(new DMatrixRMaj(matrix))) {
            throw new ArithmeticException("not positive definite: " + java.util.Arrays.deepToString(matrix));
        }
        double[] lower = cholesky.getT(null).getData();
        for (int i = 0; i < n; i++) {
            double pivot = lower[i * n + i] * lower[i * n + i];
            if (!(pivot > SINGULAR * Math.abs(matrix[i][i]))) {
                throw new ArithmeticException("not positive definite: pivot " + i + " is " + pivot);
            }
        }
        double[] x = right.clone();
        TriangularSolver_DDRM.solveL(lower, x, n);
        TriangularSolver_DDRM.solveTranL(lower, x, n);
        return x;
    }
}

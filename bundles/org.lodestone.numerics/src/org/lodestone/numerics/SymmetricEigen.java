package org.lodestone.numerics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix in double precision, by EJML's implicit QR iteration; deterministic.
 *
 * @param values from the largest to the smallest. Not to be modified.
 * @param vectors {@code vectors[n]} has length one and belongs to {@code values[n]}; its sign is such that the component of largest
 *     magnitude is positive. Not to be modified.
 */
public record SymmetricEigen(double[] values, double[][] vectors) {

    /**
     * @param matrix symmetric, finite. Not modified.
     * @return its eigenvalues and eigenvectors
     * @throws ArithmeticException when the iteration does not end, which finite matrices do not cause
     */
    public static SymmetricEigen of(double[][] matrix) {
        int n = matrix.length;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(new DMatrixRMaj(matrix))) {
            throw new ArithmeticException("no eigenvalues of " + Arrays.deepToString(matrix));
        }
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -eigen.getEigenvalue(i).getReal()));
        double[] values = new double[n];
        double[][] vectors = new double[n][];
        for (int r = 0; r < n; r++) {
            values[r] = eigen.getEigenvalue(order[r]).getReal();
            vectors[r] = pointed(eigen.getEigenVector(order[r]).getData());
        }
        return new SymmetricEigen(values, vectors);
    }

    private static double[] pointed(double[] vector) {
        double[] copy = vector.clone();
        int largest = 0;
        for (int i = 0; i < copy.length; i++) {
            largest = Math.abs(copy[i]) > Math.abs(copy[largest]) ? i : largest;
        }
        if (copy[largest] < 0) {
            for (int i = 0; i < copy.length; i++) {
                copy[i] = -copy[i];
            }
        }
        return copy;
    }
}

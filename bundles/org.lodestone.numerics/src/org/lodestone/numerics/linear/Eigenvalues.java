package org.lodestone.numerics.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Eigenvalues of a real square matrix that need not be symmetric, by EJML. Double precision.
 *
 * @param real parts
 * @param imaginary parts
 */
public record Eigenvalues(double[] real, double[] imaginary) {

    /**
     * @param matrix {@code [row][column]}, finite. Not modified.
     * @return its eigenvalues in no particular order
     * @throws ArithmeticException when the iteration does not end, which finite matrices do not cause
     */
    public static Eigenvalues of(double[][] matrix) {
        int n = matrix.length;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false);
        if (!eigen.decompose(new DMatrixRMaj(matrix))) {
            throw new ArithmeticException("no eigenvalues of a matrix of " + n + " x " + n);
        }
        double[] real = new double[n], imaginary = new double[n];
        for (int i = 0; i < n; i++) {
            real[i] = eigen.getEigenvalue(i).getReal();
            imaginary[i] = eigen.getEigenvalue(i).getImaginary();
        }
        return new Eigenvalues(real, imaginary);
    }

    /** @return largest magnitude: a linear recursion dies out when it is below one */
    public double spectralRadius() {
        double radius = 0;
        for (int i = 0; i < real.length; i++) {
            radius = Math.max(radius, Math.hypot(real[i], imaginary[i]));
        }
        return radius;
    }

    /** @return largest real part: a linear flow dies out when it is below zero */
    public double spectralAbscissa() {
        double largest = Double.NEGATIVE_INFINITY;
        for (double part : real) {
            largest = Math.max(largest, part);
        }
        return largest;
    }
}

package org.lodestone.connectivity.internal.matrix;

import java.util.function.DoubleUnaryOperator;
import org.lodestone.numerics.SymmetricEigen;

/** Functions of symmetric matrices in double precision, {@code [row][column]}. */
final class SymmetricMatrix {

    private SymmetricMatrix() {
    }

    /** @return the matrix with the function applied to its eigenvalues: logarithm, exponential, powers, inverse */
    static double[][] apply(double[][] matrix, DoubleUnaryOperator function) {
        SymmetricEigen eigen = SymmetricEigen.of(matrix);
        int n = matrix.length;
        double[][] result = new double[n][n];
        for (int k = 0; k < n; k++) {
            double value = function.applyAsDouble(eigen.values()[k]);
            double[] v = eigen.vectors()[k];
            for (int i = 0; i < n; i++) {
                double scaled = value * v[i];
                for (int j = 0; j <= i; j++) {
                    result[i][j] += scaled * v[j];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                result[j][i] = result[i][j];
            }
        }
        return result;
    }

    /** @return outer * inner * outer, for symmetric factors, made exactly symmetric */
    static double[][] sandwich(double[][] outer, double[][] inner) {
        double[][] product = product(product(outer, inner), outer);
        for (int i = 0; i < product.length; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (product[i][j] + product[j][i]) / 2;
                product[i][j] = mean;
                product[j][i] = mean;
            }
        }
        return product;
    }

    private static double[][] product(double[][] a, double[][] b) {
        int n = a.length;
        double[][] c = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double x = a[i][k];
                for (int j = 0; j < n; j++) {
                    c[i][j] += x * b[k][j];
                }
            }
        }
        return c;
    }
}

package org.lodestone.connectivity.internal.matrix;

import java.util.List;
import org.lodestone.core.Execution;

/**
 * Covariances as directions from their geometric mean (Varoquaux 2010; the mean after Pennec 2006: repeat, average the logarithms around
 * the present mean, step there).
 *
 * @param mean geometric mean
 * @param differences for each covariance the logarithm of it whitened by the mean
 */
record TangentSpace(double[][] mean, List<double[][]> differences) {

    private static final int STEPS = 50;
    private static final double TOLERANCE = 1e-10;

    static TangentSpace of(List<double[][]> covariances, Execution execution) {
        int p = covariances.getFirst().length;
        double[][] mean = average(covariances);
        for (int step = 0; step < STEPS; step++) {
            execution.progress().check();
            double[][] direction = average(logarithms(covariances, mean, execution));
            double size = 0;
            for (double[] row : direction) {
                for (double x : row) {
                    size += x * x;
                }
            }
            double[][] root = SymmetricMatrix.apply(mean, Math::sqrt);
            mean = SymmetricMatrix.sandwich(root, SymmetricMatrix.apply(direction, Math::exp));
            if (size < TOLERANCE * TOLERANCE * p) {
                break;
            }
        }
        return new TangentSpace(mean, logarithms(covariances, mean, execution));
    }

    private static List<double[][]> logarithms(List<double[][]> covariances, double[][] mean, Execution execution) {
        double[][] whitening = SymmetricMatrix.apply(mean, x -> 1 / Math.sqrt(x));
        return execution.parallel().map(covariances.size(), execution.progress(),
                i -> SymmetricMatrix.apply(SymmetricMatrix.sandwich(whitening, covariances.get(i)), Math::log));
    }

    private static double[][] average(List<double[][]> matrices) {
        int p = matrices.getFirst().length;
        double[][] sum = new double[p][p];
        for (double[][] matrix : matrices) {
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    sum[i][j] += matrix[i][j] / matrices.size();
                }
            }
        }
        return sum;
    }
}

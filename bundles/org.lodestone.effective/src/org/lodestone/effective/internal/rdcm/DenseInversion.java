package org.lodestone.effective.internal.rdcm;

import org.lodestone.numerics.linear.Cholesky;
import org.lodestone.numerics.statistics.GammaFunctions;

/**
 * Variational Bayes of one region with any independent prior: the same updates as {@link RigidInversion}, with a factor of the precision in
 * each iteration. For runs with stimuli, whose columns have priors of their own.
 */
final class DenseInversion {

    private static final double CONVERGED = 1e-10;
    private static final int MOST_ITERATIONS = 501;

    private DenseInversion() {
    }

    /**
     * @param design with the region's frequencies
     * @param region its side of the regression
     * @param divisor how many samples count as one
     * @param priorMean of each column
     * @param priorPrecision of each column
     * @return the posterior of all columns
     */
    static RegionPosterior invert(FrequencyRegression.Design design, FrequencyRegression.Region region, double divisor, double[] priorMean,
            double[] priorPrecision) {
        int n = priorMean.length;
        double[][] w = design.gram();
        double samples = design.count() / divisor, shape = RigidInversion.SHAPE + samples / (2 * divisor);
        double t = RigidInversion.SHAPE / RigidInversion.RATE, before = Double.NEGATIVE_INFINITY, f = before, rate = RigidInversion.RATE;
        double[] mean = new double[n], right = new double[n];
        double[][] covariance = new double[n][n], precision = new double[n][n];
        int iterations = 0;
        for (boolean converged = false; !converged && iterations < MOST_ITERATIONS; iterations++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    precision[i][j] = t * w[i][j] + (i == j ? priorPrecision[i] : 0);
                }
                right[i] = t * region.product()[i] + priorPrecision[i] * priorMean[i];
            }
            Cholesky factor = Cholesky.of(precision);
            covariance = factor.inverse();
            mean = factor.solve(right);
            double fit = region.square(), trace = 0, prior = 0;
            for (int i = 0; i < n; i++) {
                double product = 0;
                for (int j = 0; j < n; j++) {
                    product += w[i][j] * mean[j];
                    trace += w[i][j] * covariance[i][j];
                }
                fit += mean[i] * (product - 2 * region.product()[i]);
                double away = mean[i] - priorMean[i];
                prior += Math.log(priorPrecision[i]) - priorPrecision[i] * (away * away + covariance[i][i]);
            }
            double error = fit / 2 + trace / 2;
            rate = RigidInversion.RATE + error;
            t = shape / rate;
            double expectedLog = GammaFunctions.digamma(shape) - Math.log(rate);
            f = samples * expectedLog / 2 - samples * Math.log(2 * Math.PI) / 2 - error * t + prior / 2 + n / 2.0
                    - factor.logDeterminant() / 2 + RigidInversion.precisionTerms(shape, rate, t, expectedLog);
            converged = (before - f) * (before - f) < CONVERGED;
            before = f;
        }
        double[] present = new double[n];
        java.util.Arrays.fill(present, 1);
        return new RegionPosterior(mean, covariance, present, shape, rate, f, iterations);
    }
}

package org.lodestone.effective.internal.spectraldcm;

import org.lodestone.numerics.linear.Cholesky;

/**
 * Evidence and posterior of a smaller model out of the posterior of a larger one, without fitting again (Friston and Penny 2011): some
 * parameters get a prior so narrow that they are as good as zero.
 */
final class ModelReduction {

    /** Variance of a parameter that is switched off. */
    private static final double OFF = 1e-8;

    /**
     * What is left.
     *
     * @param gain log evidence of the smaller model less that of the larger one
     * @param posterior under the smaller model
     */
    record Reduced(double gain, Gaussian posterior) {
    }

    private ModelReduction() {
    }

    /**
     * @param posterior of the larger model
     * @param prior of it, independent
     * @param off parameters that are switched off to a value of 0
     * @return the smaller model
     */
    static Reduced without(Gaussian posterior, Gaussian prior, java.util.Set<Integer> off) {
        int[] free = java.util.stream.IntStream.range(0, prior.mean().length).filter(i -> prior.covariance()[i][i] > 0).toArray();
        int n = free.length;
        double[][] q = new double[n][n];
        double[] mean = new double[n];
        for (int i = 0; i < n; i++) {
            mean[i] = posterior.mean()[free[i]];
            for (int j = 0; j < n; j++) {
                q[i][j] = posterior.covariance()[free[i]][free[j]];
            }
        }
        Cholesky full = Cholesky.of(q);
        double[][] qP = full.inverse(), reduced = new double[n][];
        double[] right = new double[n];
        double logDets = -full.logDeterminant(), squares = 0;
        for (int i = 0; i < n; i++) {
            double p = prior.mean()[free[i]], precision = 1 / prior.covariance()[free[i]][free[i]];
            boolean isOff = off.contains(free[i]);
            double r = isOff ? 0 : p, narrow = isOff ? 1 / OFF : precision, product = 0;
            reduced[i] = qP[i].clone();
            reduced[i][i] += narrow - precision;
            for (int j = 0; j < n; j++) {
                product += qP[i][j] * mean[j];
            }
            right[i] = product + narrow * r - precision * p;
            squares += mean[i] * product + narrow * r * r - precision * p * p;
            logDets += Math.log(narrow) - Math.log(precision);
        }
        Cholesky small = Cholesky.of(reduced);
        double[] solved = small.solve(right);
        for (int i = 0; i < n; i++) {
            squares -= right[i] * solved[i];
        }
        double gain = (logDets - small.logDeterminant() - squares) / 2;
        double[][] inverse = small.inverse(), covariance = new double[prior.mean().length][prior.mean().length];
        double[] all = posterior.mean().clone();
        for (int i = 0; i < n; i++) {
            all[free[i]] = solved[i];
            for (int j = 0; j < n; j++) {
                covariance[free[i]][free[j]] = inverse[i][j];
            }
        }
        return new Reduced(gain, new Gaussian(all, covariance));
    }
}

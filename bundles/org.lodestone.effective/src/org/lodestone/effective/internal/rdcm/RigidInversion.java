package org.lodestone.effective.internal.rdcm;

import org.lodestone.numerics.SymmetricEigen;
import org.lodestone.numerics.statistics.GammaFunctions;

/**
 * Variational Bayes of one region with all connections present (Fraessle 2017). The precision of the posterior is
 * t W + l I + d e eᵀ, where only the last term belongs to the region: in the eigenvectors of W, which all regions share, each iteration is a
 * sum over eigenvalues, whatever the size of the brain.
 */
final class RigidInversion {

    /** Prior shape and rate of the noise precision. */
    static final double SHAPE = 2, RATE = 1;
    /** Prior mean of a region's self-connection, in Hz. */
    static final double SELF_MEAN = -0.5;
    private static final double CONVERGED = 1e-10;
    private static final int MOST_ITERATIONS = 501;

    private final int n;
    private final double divisor;
    private final double between, self;

    /**
     * @param regions number of regions
     * @param divisor how many samples count as one: the published toolbox divides by its microtime resolution
     */
    RigidInversion(int regions, double divisor) {
        this.n = regions;
        this.divisor = divisor;
        this.between = regions / 8.0;
        this.self = 8.0 * regions;
    }

    /**
     * Inverts.
     *
     * @param k number of the region
     * @param region its side of the regression
     * @param frequencies how many its regression has
     * @param eigen of the design's Gram matrix
     * @return the posterior
     */
    RegionPosterior invert(int k, FrequencyRegression.Region region, int frequencies, SymmetricEigen eigen) {
        double[] d = eigen.values(), own = new double[n], v = new double[n];
        for (int i = 0; i < n; i++) {
            own[i] = eigen.vectors()[i][k];
            for (int j = 0; j < n; j++) {
                v[i] += eigen.vectors()[i][j] * region.product()[j];
            }
        }
        double samples = frequencies / divisor, shape = SHAPE + samples / (2 * divisor), extra = self - between;
        double t = SHAPE / RATE, before = Double.NEGATIVE_INFINITY, f = before, rate = RATE;
        double[] w = new double[n], mean = new double[n];
        double inKk = 0;
        int iterations = 0;
        for (boolean converged = false; !converged && iterations < MOST_ITERATIONS; iterations++) {
            double projected = 0, traceW = 0, kWk = 0, kk2 = 0, logDet = 0, sumW = 0;
            inKk = 0;
            for (int i = 0; i < n; i++) {
                w[i] = 1 / (t * Math.max(d[i], 0) + between);
                mean[i] = w[i] * (t * v[i] + own[i] * self * SELF_MEAN);
                double square = own[i] * own[i] * w[i];
                inKk += square;
                kk2 += square * w[i];
                kWk += square * w[i] * Math.max(d[i], 0);
                traceW += Math.max(d[i], 0) * w[i];
                projected += own[i] * mean[i];
                logDet += Math.log(w[i]);
                sumW += w[i];
            }
            double share = extra / (1 + extra * inKk), meanK = 0, squareMean = 0, fit = region.square();
            for (int i = 0; i < n; i++) {
                mean[i] -= share * w[i] * own[i] * projected;
                meanK += own[i] * mean[i];
                squareMean += mean[i] * mean[i];
                fit += mean[i] * (Math.max(d[i], 0) * mean[i] - 2 * v[i]);
            }
            double error = fit / 2 + (traceW - share * kWk) / 2;
            rate = RATE + error;
            t = shape / rate;
            double sumVariance = sumW - share * kk2, ownVariance = inKk / (1 + extra * inKk);
            double expectedLog = GammaFunctions.digamma(shape) - Math.log(rate);
            double likelihood = samples * expectedLog / 2 - samples * Math.log(2 * Math.PI) / 2 - error * t;
            double logDetPosterior = logDet - Math.log1p(extra * inKk);
            double misfit = between * (squareMean - meanK * meanK) + self * (meanK - SELF_MEAN) * (meanK - SELF_MEAN);
            double priorWeight = ((n - 1) * Math.log(between) + Math.log(self)) / 2 - n * Math.log(2 * Math.PI) / 2 - misfit / 2
                    - (between * sumVariance + extra * ownVariance) / 2;
            double entropyWeight = logDetPosterior / 2 + n * (1 + Math.log(2 * Math.PI)) / 2;
            f = likelihood + priorWeight + entropyWeight + precisionTerms(shape, rate, t, expectedLog);
            converged = (before - f) * (before - f) < CONVERGED;
            before = f;
        }
        return posterior(eigen, own, w, mean, extra / (1 + extra * inKk), shape, rate, f, iterations);
    }

    /** Prior and entropy of the noise precision in the free energy. */
    static double precisionTerms(double shape, double rate, double t, double expectedLog) {
        double prior = SHAPE * Math.log(RATE) - GammaFunctions.logGamma(SHAPE) + (SHAPE - 1) * expectedLog - RATE * t;
        double entropy = shape - Math.log(rate) + GammaFunctions.logGamma(shape) + (1 - shape) * GammaFunctions.digamma(shape);
        return prior + entropy;
    }

    private RegionPosterior posterior(SymmetricEigen eigen, double[] own, double[] w, double[] mean, double share, double shape, double rate,
            double f, int iterations) {
        double[] means = new double[n], column = new double[n];
        double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            double[] vector = eigen.vectors()[i];
            for (int a = 0; a < n; a++) {
                means[a] += vector[a] * mean[i];
                column[a] += vector[a] * w[i] * own[i];
                double weighted = vector[a] * w[i];
                for (int b = 0; b <= a; b++) {
                    covariance[a][b] += weighted * vector[b];
                }
            }
        }
        for (int a = 0; a < n; a++) {
            for (int b = 0; b <= a; b++) {
                covariance[a][b] -= share * column[a] * column[b];
                covariance[b][a] = covariance[a][b];
            }
        }
        double[] present = new double[n];
        java.util.Arrays.fill(present, 1);
        return new RegionPosterior(means, covariance, present, shape, rate, f, iterations);
    }
}

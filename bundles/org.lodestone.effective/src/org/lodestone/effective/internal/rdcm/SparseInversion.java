package org.lodestone.effective.internal.rdcm;

import java.util.SplittableRandom;
import org.lodestone.core.Progress;
import org.lodestone.numerics.statistics.GammaFunctions;

/**
 * Variational Bayes of one region with a binary switch on each connection (Fraessle 2018). The switches are updated one after the other in
 * random order; of several restarts the one of highest free energy is kept. The self-connection is always there.
 *
 * @param regions number of regions
 * @param divisor how many samples count as one, see {@link RigidInversion}
 * @param probability prior probability of a connection
 * @param restarts how many random orders
 */
record SparseInversion(int regions, double divisor, double probability, int restarts) {

    private static final double SMALL = 1e-5, PRESENT = 1e-10, CONVERGED = 1e-10;
    private static final int MOST_ITERATIONS = 501;

    /**
     * Inverts.
     *
     * @param k number of the region
     * @param region its side of the regression
     * @param design with the region's frequencies
     * @param random source of the orders; its state advances
     * @param progress checked before each restart
     * @return the best posterior
     */
    RegionPosterior invert(
            int k, FrequencyRegression.Region region, FrequencyRegression.Design design, SplittableRandom random, Progress progress) {
        RegionPosterior best = null;
        for (int restart = 0; restart < restarts; restart++) {
            progress.check();
            RegionPosterior next = once(k, region, design, random);
            best = best == null || next.freeEnergy() > best.freeEnergy() ? next : best;
        }
        return best;
    }

    private RegionPosterior once(int k, FrequencyRegression.Region region, FrequencyRegression.Design design, SplittableRandom random) {
        int n = regions;
        double[][] w = design.gram();
        double[] v = region.product(), z = new double[n], prior = new double[n], mean = new double[n], switched = new double[n];
        for (int i = 0; i < n; i++) {
            prior[i] = i == k ? 8.0 * n : n / 8.0;
            z[i] = i == k ? 1 : probability;
        }
        double samples = design.count(), shape = RigidInversion.SHAPE + samples / (2 * divisor), t = RigidInversion.SHAPE / RigidInversion.RATE;
        double odds = Math.log(probability / (1 - probability)), before = Double.NEGATIVE_INFINITY, f = before, rate = 1;
        double[][] covariance = new double[n][n];
        int iterations = 0;
        System.arraycopy(z, 0, switched, 0, n);
        for (boolean converged = false; !converged && iterations < MOST_ITERATIONS; iterations++) {
            Active active = Active.of(w, switched, prior, t);
            covariance = active.covariance(prior);
            double[] right = new double[n];
            for (int i = 0; i < n; i++) {
                right[i] = t * switched[i] * v[i] + (i == k ? prior[i] * RigidInversion.SELF_MEAN : 0);
            }
            mean = active.solve(right);
            updateSwitches(k, z, mean, covariance, w, v, t, odds, random);
            System.arraycopy(z, 0, switched, 0, n);
            double error = error(region.square(), w, v, mean, covariance, switched);
            rate = RigidInversion.RATE + error;
            t = shape / rate;
            for (int i = 0; i < n; i++) {
                if (Math.abs(mean[i]) < SMALL) {
                    mean[i] = 0;
                    z[i] = 0;
                }
            }
            double expectedLog = GammaFunctions.digamma(shape) - Math.log(rate);
            f = samples * expectedLog / 2 - samples * Math.log(2 * Math.PI) / 2 - t * error / 2
                    + weightTerms(k, prior, mean, covariance, active.logDeterminant(prior)) + switchTerms(z, odds)
                    + RigidInversion.precisionTerms(shape, rate, t, expectedLog);
            converged = (before - f) * (before - f) < CONVERGED;
            before = f;
        }
        return new RegionPosterior(mean, covariance, z.clone(), shape, rate, f, iterations);
    }

    private static void updateSwitches(int k, double[] z, double[] mean, double[][] covariance, double[][] w, double[] v, double t,
            double odds, SplittableRandom random) {
        int n = z.length;
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        for (int i : order) {
            z[i] = 1;
            if (i == k) {
                continue;
            }
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += z[j] * w[j][i] * (mean[j] * mean[i] + covariance[j][i]);
            }
            double g = odds + t * mean[i] * v[i] + t * w[i][i] * (mean[i] * mean[i] + covariance[i][i]) / 2 - t * sum;
            z[i] = 1 / (1 + Math.exp(-g));
        }
    }

    private static double error(double square, double[][] w, double[] v, double[] mean, double[][] covariance, double[] z) {
        int n = z.length;
        double sum = square / 2;
        for (int i = 0; i < n; i++) {
            sum -= mean[i] * z[i] * v[i];
            for (int j = 0; j < n; j++) {
                double g = i == j ? z[i] * w[i][i] : z[i] * z[j] * w[i][j];
                sum += g * (mean[i] * mean[j] + covariance[i][j]) / 2;
            }
        }
        return sum;
    }

    private static double weightTerms(int k, double[] prior, double[] mean, double[][] covariance, double logDetPrecision) {
        int n = prior.length;
        double sum = n / 2.0 - logDetPrecision / 2;
        for (int i = 0; i < n; i++) {
            double away = mean[i] - (i == k ? RigidInversion.SELF_MEAN : 0);
            sum += Math.log(prior[i]) / 2 - prior[i] * (away * away + covariance[i][i]) / 2;
        }
        return sum;
    }

    private double switchTerms(double[] z, double odds) {
        double sum = 0;
        for (double one : z) {
            if (one > PRESENT && one < 1) {
                sum += Math.log(1 - probability) + one * odds - (1 - one) * Math.log(1 - one) - one * Math.log(one);
            }
        }
        return sum;
    }
}

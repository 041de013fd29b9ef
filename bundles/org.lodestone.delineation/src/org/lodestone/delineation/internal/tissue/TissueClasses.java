package org.lodestone.delineation.internal.tissue;

import org.lodestone.delineation.internal.HeadScan;

/**
 * Brightness of the three tissues: one normal distribution each.
 *
 * @param mean of fluid, grey, white
 * @param deviation standard deviation of each
 * @param share of the brain's voxels
 */
record TissueClasses(double[] mean, double[] deviation, double[] share) {

    static final int COUNT = 3;
    /** The three and the two mixtures of neighbours in brightness. */
    static final int MIXED_COUNT = 5;
    /** How common mixtures are against the mean of the pure voxels of both. */
    private static final double MIXED_PRIOR = 0.5;
    private static final int BINS = 1024;
    /** A class that is rarer may still come back. */
    private static final double LEAST_SHARE = 0.002;
    /**
     * Fluid lies below grey by at least this part of what white lies above it. T1w scans have 1.2 to 1.7; where hardly any fluid is in the
     * mask, its class would settle on the darker half of grey matter.
     */
    private static final double LEAST_FLUID_STEP = 0.8;

    /** Places among the percentiles at which fluid, grey and white begin. */
    private static final int[][] STARTS = {{3, 5, 7}, {2, 4, 6}, {2, 3, 6}, {2, 5, 7}};

    /** Pulls fluid away from grey where it has come too near. */
    TissueClasses {
        mean = withFluidApart(mean);
    }

    /** @return the means, fluid no nearer to grey than it can be */
    static double[] withFluidApart(double[] mean) {
        return new double[] {Math.min(mean[0], mean[1] - LEAST_FLUID_STEP * (mean[2] - mean[1])), mean[1], mean[2]};
    }

    /**
     * A first guess: the mixture of three normal distributions of one width that makes the histogram likeliest, begun at several
     * percentiles, because masks hold little fluid or much.
     *
     * @param values brightness of the brain's voxels. Not modified.
     */
    static TissueClasses guess(float[] values) {
        double[] ends = HeadScan.percentiles(values, 0.001, 0.999, 0.02, 0.1, 0.25, 0.45, 0.65, 0.85);
        double width = (ends[1] - ends[0]) / BINS;
        long[] histogram = new long[BINS];
        for (float value : values) {
            int bin = (int) ((value - ends[0]) / width);
            if (bin >= 0 && bin < BINS) {
                histogram[bin]++;
            }
        }
        BrightnessMixture best = null;
        for (int[] start : STARTS) {
            BrightnessMixture mixture = BrightnessMixture.climb(histogram, ends[0], width, ends[start[0]], ends[start[1]], ends[start[2]]);
            best = best == null || mixture.logLikelihood() > best.logLikelihood() ? mixture : best;
        }
        double deviation = Math.max(best.deviation(), width);
        return new TissueClasses(best.mean(), new double[] {deviation, deviation, deviation}, best.share());
    }

    /** @return true when fluid, grey and white follow one another in brightness and differ */
    boolean isOrdered() {
        return mean[0] < mean[1] && mean[1] < mean[2] && mean[2] - mean[1] > 0.03 * (mean[2] - mean[0]);
    }

    /**
     * Likelihood of a brightness in pure fluid, fluid with grey, pure grey, grey with white, pure white, each as common as its tissue is;
     * mixtures are as likely at any share, which a normal distribution of the same variance stands for.
     *
     * @return five functions of brightness
     */
    Likelihood[] withMixtures() {
        Likelihood[] all = new Likelihood[MIXED_COUNT];
        for (int c = 0; c < COUNT; c++) {
            all[2 * c] = new Likelihood(mean[c], deviation[c], Math.log(common(c)));
            if (c + 1 < COUNT) {
                double range = mean[c + 1] - mean[c];
                double noise = (deviation[c] * deviation[c] + deviation[c + 1] * deviation[c + 1]) / 2;
                all[2 * c + 1] = new Likelihood((mean[c] + mean[c + 1]) / 2, Math.sqrt(range * range / 12 + noise),
                        Math.log(MIXED_PRIOR * (common(c) + common(c + 1)) / 2));
            }
        }
        return all;
    }

    private double common(int c) {
        return Math.max(share[c], LEAST_SHARE);
    }

    /** A normal distribution of brightness with the logarithm of how common it is. */
    record Likelihood(double mean, double deviation, double logPrior) {

        double log(double x) {
            double z = (x - mean) / deviation;
            return -0.5 * z * z - Math.log(deviation) + logPrior;
        }
    }

    /** @return share of the brighter of tissues {@code c} and {@code c + 1} in a mixture of brightness {@code x} */
    double brighterShare(int c, double x) {
        return Math.clamp((x - mean[c]) / (mean[c + 1] - mean[c]), 0, 1);
    }
}

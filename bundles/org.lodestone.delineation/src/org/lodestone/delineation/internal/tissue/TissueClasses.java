package org.lodestone.delineation.internal.tissue;

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
    /** How common mixtures are against pure voxels. */
    private static final double MIXED_PRIOR = 0.5;
    private static final int BINS = 1024;

    /**
     * A first guess: the three classes that part the histogram with least variance within (Lloyd 1982), begun at its percentiles.
     *
     * @param values brightness of the brain's voxels. Not modified.
     */
    static TissueClasses guess(float[] values) {
        double[] ends = org.lodestone.delineation.internal.HeadScan.percentiles(values, 0.001, 0.999, 0.1, 0.45, 0.85);
        double width = (ends[1] - ends[0]) / BINS;
        long[] histogram = new long[BINS];
        for (float value : values) {
            int bin = (int) ((value - ends[0]) / width);
            if (bin >= 0 && bin < BINS) {
                histogram[bin]++;
            }
        }
        double[] mean = {ends[2], ends[3], ends[4]};
        double[] count = new double[COUNT];
        double[] squares = new double[COUNT];
        for (int round = 0; round < 60; round++) {
            double[] sum = new double[COUNT];
            count = new double[COUNT];
            squares = new double[COUNT];
            for (int b = 0; b < BINS; b++) {
                double x = ends[0] + (b + 0.5) * width;
                int nearest = x < (mean[0] + mean[1]) / 2 ? 0 : x < (mean[1] + mean[2]) / 2 ? 1 : 2;
                sum[nearest] += x * histogram[b];
                squares[nearest] += (x - mean[nearest]) * (x - mean[nearest]) * histogram[b];
                count[nearest] += histogram[b];
            }
            for (int c = 0; c < COUNT; c++) {
                mean[c] = count[c] > 0 ? sum[c] / count[c] : mean[c];
            }
        }
        double[] deviation = new double[COUNT];
        double[] share = new double[COUNT];
        for (int c = 0; c < COUNT; c++) {
            deviation[c] = Math.max(Math.sqrt(squares[c] / Math.max(1, count[c])), width);
            share[c] = Math.max(1, count[c]) / Math.max(1, values.length);
        }
        return new TissueClasses(mean, deviation, share);
    }

    /** @return true when fluid, grey and white follow one another in brightness and differ */
    boolean isOrdered() {
        return mean[0] < mean[1] && mean[1] < mean[2] && mean[2] - mean[1] > 0.03 * (mean[2] - mean[0]);
    }

    /**
     * Likelihood of a brightness in pure fluid, fluid with grey, pure grey, grey with white, pure white; mixtures are as likely at any
     * share, which a normal distribution of the same variance stands for.
     *
     * @return five functions of brightness
     */
    Likelihood[] withMixtures() {
        Likelihood[] all = new Likelihood[MIXED_COUNT];
        for (int c = 0; c < COUNT; c++) {
            all[2 * c] = new Likelihood(mean[c], deviation[c], 0);
            if (c + 1 < COUNT) {
                double range = mean[c + 1] - mean[c];
                double noise = (deviation[c] * deviation[c] + deviation[c + 1] * deviation[c + 1]) / 2;
                all[2 * c + 1] = new Likelihood((mean[c] + mean[c + 1]) / 2, Math.sqrt(range * range / 12 + noise), Math.log(MIXED_PRIOR));
            }
        }
        return all;
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

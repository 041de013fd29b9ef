package org.lodestone.delineation.internal.tissue;

/**
 * Three normal distributions of one width that explain a histogram.
 *
 * @param mean of fluid, grey, white
 * @param deviation standard deviation, the same for all
 * @param share of each
 * @param logLikelihood of the histogram
 */
record BrightnessMixture(double[] mean, double deviation, double[] share, double logLikelihood) {

    private static final int ROUNDS = 80;
    private static final double LEAST_SHARE = 0.002;

    /**
     * Climbs by expectation-maximisation (Dempster 1977).
     *
     * @param histogram counts. Not modified.
     * @param low brightness where the first class of the histogram begins
     * @param width of its classes
     * @param fluid mean to begin with
     * @param grey mean to begin with
     * @param white mean to begin with
     */
    static BrightnessMixture climb(long[] histogram, double low, double width, double fluid, double grey, double white) {
        double[] mean = {fluid, grey, white};
        double[] share = {0.2, 0.4, 0.4};
        double deviation = Math.max((white - fluid) / 6, width);
        double logLikelihood = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            double[] weight = new double[3], sum = new double[3], p = new double[3];
            double squares = 0, total = 0;
            logLikelihood = 0;
            for (int b = 0; b < histogram.length; b++) {
                if (histogram[b] == 0) {
                    continue;
                }
                double x = low + (b + 0.5) * width;
                double all = 1e-12 / width;
                for (int c = 0; c < 3; c++) {
                    double z = (x - mean[c]) / deviation;
                    p[c] = share[c] / deviation * Math.exp(-0.5 * z * z);
                    all += p[c];
                }
                logLikelihood += histogram[b] * Math.log(all);
                for (int c = 0; c < 3; c++) {
                    double w = histogram[b] * p[c] / all;
                    weight[c] += w;
                    sum[c] += w * x;
                    squares += w * (x - mean[c]) * (x - mean[c]);
                    total += w;
                }
            }
            for (int c = 0; c < 3; c++) {
                mean[c] = weight[c] > 0 ? sum[c] / weight[c] : mean[c];
                share[c] = Math.max(weight[c] / Math.max(total, 1), LEAST_SHARE);
            }
            mean = TissueClasses.withFluidApart(mean);
            deviation = Math.max(Math.sqrt(squares / Math.max(total, 1)), width);
        }
        return new BrightnessMixture(mean, deviation, share, logLikelihood);
    }
}

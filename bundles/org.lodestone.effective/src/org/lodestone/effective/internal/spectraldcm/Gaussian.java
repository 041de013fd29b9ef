package org.lodestone.effective.internal.spectraldcm;

/**
 * A normal distribution of the parameters.
 *
 * @param mean one value a parameter. Not to be modified.
 * @param covariance of them. Not to be modified.
 */
record Gaussian(double[] mean, double[][] covariance) {

    /** @return independent parameters; a variance of 0 fixes one */
    static Gaussian independent(double[] mean, double[] variance) {
        double[][] covariance = new double[mean.length][mean.length];
        for (int i = 0; i < mean.length; i++) {
            covariance[i][i] = variance[i];
        }
        return new Gaussian(mean, covariance);
    }
}

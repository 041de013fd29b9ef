package org.lodestone.effective.internal.task;

import org.lodestone.numerics.statistics.GammaFunctions;

/**
 * A haemodynamic response as the difference of two gamma densities, scaled to the sum one over its samples. Sampling follows nilearn's
 * first-level models so that designs agree to rounding: the densities begin one time step late and the samples span the length with both
 * ends included.
 *
 * @param delaySeconds of the peak's density: its shape times its scale
 * @param undershootSeconds of the undershoot's density
 * @param dispersion scale of the peak's density, seconds
 * @param undershootDispersion scale of the undershoot's density, seconds
 * @param ratio weight of the undershoot
 */
public record HaemodynamicResponse(
        double delaySeconds, double undershootSeconds, double dispersion, double undershootDispersion, double ratio) {

    /** SPM's canonical response. */
    public static final HaemodynamicResponse SPM = new HaemodynamicResponse(6, 16, 1, 1, 0.167);
    /** Glover 1999, auditory cortex, with the weight 0.35 on the densities: what nilearn up to 0.10 calls glover. */
    public static final HaemodynamicResponse GLOVER = new HaemodynamicResponse(6, 12, 0.9, 0.9, 0.35);
    /** The same with the weight 0.48, which gives Glover's printed curve: what nilearn from 0.11 on calls glover. */
    public static final HaemodynamicResponse GLOVER_1999 = new HaemodynamicResponse(6, 12, 0.9, 0.9, 0.48);

    private static final double LENGTH_SECONDS = 32;
    private static final double TIME_STEP = 0.1;
    private static final double DISPERSION_STEP = 0.01;

    /**
     * @param stepSeconds between samples
     * @return the response from 0 to 32 s
     */
    public double[] sample(double stepSeconds) {
        return sample(stepSeconds, 0);
    }

    /**
     * @param name of a design's {@code hrf}
     * @return its main response; empty for those without one shape
     */
    public static java.util.Optional<HaemodynamicResponse> named(String name) {
        if (name.startsWith("spm")) {
            return java.util.Optional.of(SPM);
        }
        return name.startsWith("glover1999") ? java.util.Optional.of(GLOVER_1999)
                : name.startsWith("glover") ? java.util.Optional.of(GLOVER) : java.util.Optional.empty();
    }

    /** @return change of the response when it comes earlier, per second (difference over 0.1 s) */
    double[] timeDerivative(double stepSeconds) {
        return difference(sample(stepSeconds, 0), sample(stepSeconds, TIME_STEP), TIME_STEP);
    }

    /** @return change of the response when its peak gets narrower, per unit (difference over 0.01) */
    double[] dispersionDerivative(double stepSeconds) {
        HaemodynamicResponse wider =
                new HaemodynamicResponse(delaySeconds, undershootSeconds, dispersion + DISPERSION_STEP, undershootDispersion, ratio);
        return difference(sample(stepSeconds, 0), wider.sample(stepSeconds, 0), DISPERSION_STEP);
    }

    private double[] sample(double stepSeconds, double onsetSeconds) {
        int count = (int) Math.rint(LENGTH_SECONDS / stepSeconds);
        double[] values = new double[count];
        double sum = 0;
        for (int n = 0; n < count; n++) {
            double t = n * (LENGTH_SECONDS / (count - 1)) - onsetSeconds - stepSeconds;
            values[n] = density(t, delaySeconds / dispersion, dispersion)
                    - ratio * density(t, undershootSeconds / undershootDispersion, undershootDispersion);
            sum += values[n];
        }
        for (int n = 0; n < count; n++) {
            values[n] /= sum;
        }
        return values;
    }

    private static double density(double t, double shape, double scale) {
        if (t <= 0) {
            return 0;
        }
        double x = t / scale;
        return Math.exp((shape - 1) * Math.log(x) - x - GammaFunctions.logGamma(shape)) / scale;
    }

    private static double[] difference(double[] values, double[] moved, double step) {
        double[] slope = new double[values.length];
        for (int n = 0; n < slope.length; n++) {
            slope[n] = (values[n] - moved[n]) / step;
        }
        return slope;
    }
}

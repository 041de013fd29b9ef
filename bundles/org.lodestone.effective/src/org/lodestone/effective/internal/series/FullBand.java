package org.lodestone.effective.internal.series;

import org.lodestone.core.plan.Gate;

/**
 * Finds out whether series were band-passed before: a filter leaves next to nothing in the upper part of the spectrum, measurement noise
 * always leaves something. Filtering before Granger causality raises the order that is needed and the rate of false findings (Barnett and
 * Seth 2011).
 */
public final class FullBand {

    /** Share of the power per frequency that the top fifth of the spectrum keeps at least in a run with its noise. */
    private static final double LIMIT = 1e-4;
    private static final double TOP = 0.8;

    private FullBand() {
    }

    /**
     * @param standard {@code [region][time]}, zero mean and unit variance. Not modified.
     * @return power of the top fifth of the frequencies over the power of all, per frequency: about 1 for white noise; the median region
     */
    public static double topShare(double[][] standard) {
        double[] shares = new double[standard.length];
        for (int r = 0; r < standard.length; r++) {
            shares[r] = topShare(standard[r]);
        }
        java.util.Arrays.sort(shares);
        return shares[shares.length / 2];
    }

    /** @return the gate on {@link #topShare(double[][])} */
    public static Gate gate(double[][] standard) {
        double share = topShare(standard);
        return Gate.atLeast("not-band-passed", share, LIMIT, "", share >= LIMIT
                ? "The series hold power up to the highest frequency."
                : "The upper fifth of the spectrum is empty: the series seem to be band-passed. Clean the run without a low-pass.");
    }

    private static double topShare(double[] x) {
        int n = x.length, highest = n / 2;
        double all = 0, top = 0;
        int inTop = 0;
        for (int k = 1; k <= highest; k++) {
            double real = 0, imaginary = 0;
            for (int t = 0; t < n; t++) {
                // a Hann window keeps the leakage of slow drifts out of the top
                double phase = 2 * Math.PI * (((long) k * t) % n) / n, v = x[t] * (1 - Math.cos(2 * Math.PI * (t + 0.5) / n));
                real += v * Math.cos(phase);
                imaginary -= v * Math.sin(phase);
            }
            double power = real * real + imaginary * imaginary;
            all += power;
            if (k > TOP * highest) {
                top += power;
                inTop++;
            }
        }
        return all > 0 ? (top / inTop) / (all / highest) : 0;
    }
}

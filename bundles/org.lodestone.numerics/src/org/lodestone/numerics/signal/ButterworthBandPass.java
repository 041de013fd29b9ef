package org.lodestone.numerics.signal;

import java.util.Arrays;

/**
 * A Butterworth band-pass run forward and backward, so that no phase is shifted: bilinear transform of the analogue prototype, realised
 * as one second-order section a prototype pole, ends extended by an odd reflection and started in the steady state. The gain is applied
 * twice: half power at the edges becomes a quarter. Double precision: with edges far below the sampling rate the coefficients of the
 * unfactored filter would lose all digits. Immutable.
 */
public final class ButterworthBandPass {

    private final double[][] sections;
    private final double[][] steadyState;
    private final int padding;

    /**
     * @param order of the low-pass prototype; the band-pass has twice as many poles
     * @param lowHz lower edge, half power for one pass
     * @param highHz upper edge, below half the sampling rate
     * @param samplingHz time points a second
     * @throws IllegalArgumentException when 0 < low < high < sampling / 2 does not hold
     */
    public ButterworthBandPass(int order, double lowHz, double highHz, double samplingHz) {
        if (order < 1 || !(lowHz > 0 && lowHz < highHz && highHz < samplingHz / 2)) {
            throw new IllegalArgumentException("order " + order + ", band " + lowHz + " to " + highHz + " Hz at " + samplingHz + " Hz");
        }
        double low = 4 * Math.tan(Math.PI * lowHz / samplingHz), high = 4 * Math.tan(Math.PI * highHz / samplingHz);
        double width = high - low, centre = Math.sqrt(low * high);
        this.sections = new double[order][];
        int filled = 0;
        for (int p = 0; p < order; p++) {
            double angle = Math.PI * (2 * p + 1) / (2.0 * order) + Math.PI / 2;
            Complex half = new Complex(Math.cos(angle), Math.sin(angle)).times(width / 2);
            Complex root = half.times(half).minus(new Complex(centre * centre, 0)).squareRoot();
            Complex upper = digital(half.plus(root)), lower = digital(half.minus(root));
            // Conjugate prototype poles give conjugate pairs: one of the two is enough. The real one gives a pair of its own.
            if (Math.abs(half.imaginary()) < 1e-12 * width) {
                sections[filled++] = section(upper, lower);
            } else if (half.imaginary() > 0) {
                sections[filled++] = section(upper, new Complex(upper.real(), -upper.imaginary()));
                sections[filled++] = section(lower, new Complex(lower.real(), -lower.imaginary()));
            }
        }
        normalise(2 * Math.atan(centre / 4));
        this.steadyState = steadyState();
        this.padding = 3 * (2 * order + 1);
    }

    /** @return number of time points that a series has to exceed */
    public int padding() {
        return padding;
    }

    /**
     * Filters a series forward and backward.
     *
     * @param values more than {@link #padding()} time points. Not modified.
     * @return the filtered series
     */
    public double[] apply(double[] values) {
        int n = values.length;
        if (n <= padding) {
            throw new IllegalArgumentException(n + " time points; the filter needs more than " + padding);
        }
        double[] extended = new double[n + 2 * padding];
        System.arraycopy(values, 0, extended, padding, n);
        for (int i = 1; i <= padding; i++) {
            extended[padding - i] = 2 * values[0] - values[i];
            extended[padding + n - 1 + i] = 2 * values[n - 1] - values[n - 1 - i];
        }
        pass(extended);
        reverse(extended);
        pass(extended);
        reverse(extended);
        return Arrays.copyOfRange(extended, padding, padding + n);
    }

    private void pass(double[] x) {
        double start = x[0];
        double[] first = new double[sections.length], second = new double[sections.length];
        for (int s = 0; s < sections.length; s++) {
            first[s] = steadyState[s][0] * start;
            second[s] = steadyState[s][1] * start;
        }
        for (int t = 0; t < x.length; t++) {
            double v = x[t];
            for (int s = 0; s < sections.length; s++) {
                double[] c = sections[s];
                double out = c[0] * v + first[s];
                first[s] = c[1] * v - c[3] * out + second[s];
                second[s] = c[2] * v - c[4] * out;
                v = out;
            }
            x[t] = v;
        }
    }

    /** State of each section that a constant input of one leads to. */
    private double[][] steadyState() {
        double[][] state = new double[sections.length][];
        double input = 1;
        for (int s = 0; s < sections.length; s++) {
            double[] c = sections[s];
            double output = input * (c[0] + c[1] + c[2]) / (1 + c[3] + c[4]);
            state[s] = new double[] {output - c[0] * input, c[2] * input - c[4] * output};
            input = output;
        }
        return state;
    }

    /** Scales to gain one at the band's centre; a Butterworth band-pass is flattest and largest there. */
    private void normalise(double radiansPerSample) {
        Complex z1 = new Complex(Math.cos(radiansPerSample), -Math.sin(radiansPerSample));
        Complex z2 = z1.times(z1);
        for (double[] c : sections) {
            Complex numerator = new Complex(c[0], 0).plus(z1.times(c[1])).plus(z2.times(c[2]));
            Complex denominator = new Complex(1, 0).plus(z1.times(c[3])).plus(z2.times(c[4]));
            double gain = numerator.magnitude() / denominator.magnitude();
            c[0] /= gain;
            c[1] /= gain;
            c[2] /= gain;
        }
    }

    /** Bilinear transform at two samples a second, the rate at which the edges were warped. */
    private static Complex digital(Complex analogue) {
        Complex four = new Complex(4, 0);
        return four.plus(analogue).dividedBy(four.minus(analogue));
    }

    /** Zeros at the constant and at half the sampling rate, one each. */
    private static double[] section(Complex pole, Complex other) {
        Complex sum = pole.plus(other), product = pole.times(other);
        return new double[] {1, 0, -1, -sum.real(), product.real()};
    }

    private static void reverse(double[] x) {
        for (int i = 0, j = x.length - 1; i < j; i++, j--) {
            double swap = x[i];
            x[i] = x[j];
            x[j] = swap;
        }
    }

    private record Complex(double real, double imaginary) {
        Complex plus(Complex o) {
            return new Complex(real + o.real, imaginary + o.imaginary);
        }

        Complex minus(Complex o) {
            return new Complex(real - o.real, imaginary - o.imaginary);
        }

        Complex times(Complex o) {
            return new Complex(real * o.real - imaginary * o.imaginary, real * o.imaginary + imaginary * o.real);
        }

        Complex times(double factor) {
            return new Complex(real * factor, imaginary * factor);
        }

        Complex dividedBy(Complex o) {
            double square = o.real * o.real + o.imaginary * o.imaginary;
            return new Complex((real * o.real + imaginary * o.imaginary) / square, (imaginary * o.real - real * o.imaginary) / square);
        }

        double magnitude() {
            return Math.hypot(real, imaginary);
        }

        Complex squareRoot() {
            double size = magnitude();
            double re = Math.sqrt((size + real) / 2), im = Math.sqrt((size - real) / 2);
            return new Complex(re, imaginary < 0 ? -im : im);
        }
    }
}

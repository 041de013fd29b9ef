package org.lodestone.phantom.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A slow random signal that can be read at any time: a sum of the harmonics of one period, with unit variance over that period.
 *
 * @param periodSeconds length after which it repeats; the duration of the run
 * @param firstHarmonic number of the lowest harmonic
 * @param coefficients cosine and sine of each harmonic, one after the other. Handed over: must not be modified any more.
 */
public record BandSignal(double periodSeconds, int firstHarmonic, double[] coefficients) {

    /**
     * Draws signals that do not correlate over the run: what is planted between two places is then all there is between them. Power falls
     * as 1/f, as in grey matter at rest.
     *
     * @param random source of the coefficients
     * @param count how many; at most twice the number of harmonics in the band
     * @param periodSeconds duration of the run
     * @param lowHz lower end of the band
     * @param highHz upper end of the band
     * @return signals of mean 0 and variance 1, mutually orthogonal at any common shift in time
     */
    public static List<BandSignal> uncorrelated(
            SplittableRandom random, int count, double periodSeconds, double lowHz, double highHz) {
        int first = Math.max(1, (int) Math.ceil(lowHz * periodSeconds - 1e-9));
        int last = (int) Math.floor(highHz * periodSeconds + 1e-9);
        int dimension = 2 * (last - first + 1);
        if (count > dimension) {
            throw new IllegalArgumentException(count + " uncorrelated signals in a band of " + dimension + " dimensions");
        }
        List<BandSignal> signals = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            double[] c = new double[dimension];
            for (int d = 0; d < dimension; d++) {
                c[d] = random.nextGaussian() / Math.sqrt(first + d / 2);
            }
            for (BandSignal earlier : signals) {
                // Each earlier one has squared norm 2: a harmonic of amplitude a has variance a squared over 2.
                double share = dot(c, earlier.coefficients) / 2;
                for (int d = 0; d < dimension; d++) {
                    c[d] -= share * earlier.coefficients[d];
                }
            }
            double scale = Math.sqrt(2 / dot(c, c));
            for (int d = 0; d < dimension; d++) {
                c[d] *= scale;
            }
            signals.add(new BandSignal(periodSeconds, first, c));
        }
        return signals;
    }

    /**
     * Draws a signal of even power over a band.
     *
     * @param random source of the coefficients
     * @param periodSeconds duration of the run
     * @param lowHz lower end of the band
     * @param highHz upper end of the band
     * @return a signal of mean 0 and variance 1
     */
    public static BandSignal flat(SplittableRandom random, double periodSeconds, double lowHz, double highHz) {
        int first = Math.max(1, (int) Math.ceil(lowHz * periodSeconds - 1e-9));
        double[] c = new double[2 * ((int) Math.floor(highHz * periodSeconds + 1e-9) - first + 1)];
        for (int d = 0; d < c.length; d++) {
            c[d] = random.nextGaussian();
        }
        return new BandSignal(periodSeconds, first, c).unit();
    }

    /** @return the same signal later by {@code seconds} */
    public BandSignal delayed(double seconds) {
        double[] c = new double[coefficients.length];
        for (int h = 0; h < c.length / 2; h++) {
            double phase = 2 * Math.PI * (firstHarmonic + h) * seconds / periodSeconds;
            c[2 * h] = coefficients[2 * h] * Math.cos(phase) - coefficients[2 * h + 1] * Math.sin(phase);
            c[2 * h + 1] = coefficients[2 * h] * Math.sin(phase) + coefficients[2 * h + 1] * Math.cos(phase);
        }
        return new BandSignal(periodSeconds, firstHarmonic, c);
    }

    /**
     * @param others of the same period
     * @return this without what it shares with them over a period, variance 1
     */
    public BandSignal without(List<BandSignal> others) {
        List<double[]> basis = new ArrayList<>();
        for (BandSignal other : others) {
            double[] mine = new double[coefficients.length];
            for (int d = 0; d < mine.length; d++) {
                int source = d + 2 * (firstHarmonic - other.firstHarmonic);
                mine[d] = source >= 0 && source < other.coefficients.length ? other.coefficients[source] : 0;
            }
            remove(basis, mine);
            double norm = Math.sqrt(dot(mine, mine));
            if (norm > 1e-9) {
                basis.add(java.util.Arrays.stream(mine).map(x -> x / norm).toArray());
            }
        }
        double[] c = coefficients.clone();
        remove(basis, c);
        return new BandSignal(periodSeconds, firstHarmonic, c).unit();
    }

    /** @return both in equal parts, variance 1; the other one has the same period and band */
    public BandSignal plus(BandSignal other) {
        double[] c = coefficients.clone();
        for (int d = 0; d < c.length; d++) {
            c[d] += other.coefficients[d];
        }
        return new BandSignal(periodSeconds, firstHarmonic, c).unit();
    }

    private static void remove(List<double[]> basis, double[] from) {
        for (double[] one : basis) {
            double share = dot(one, from);
            for (int d = 0; d < from.length; d++) {
                from[d] -= share * one[d];
            }
        }
    }

    private BandSignal unit() {
        double scale = Math.sqrt(2 / dot(coefficients, coefficients));
        return new BandSignal(periodSeconds, firstHarmonic, java.util.Arrays.stream(coefficients).map(x -> x * scale).toArray());
    }

    /** @return the value at a time in seconds */
    public double at(double seconds) {
        double sum = 0;
        for (int h = 0; h < coefficients.length / 2; h++) {
            double phase = 2 * Math.PI * (firstHarmonic + h) * seconds / periodSeconds;
            sum += coefficients[2 * h] * Math.cos(phase) + coefficients[2 * h + 1] * Math.sin(phase);
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }
}

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

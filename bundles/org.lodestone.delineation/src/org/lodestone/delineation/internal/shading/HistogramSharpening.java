package org.lodestone.delineation.internal.shading;

/**
 * What the brightness of voxels would be without shading, judged from the histogram alone (Sled 1998): shading blurs the histogram by a
 * narrow Gaussian; the blur is undone by a Wiener filter, and each brightness is moved to where the sharper histogram expects it.
 */
final class HistogramSharpening {

    private static final int BINS = 200;
    /** Bins with room on both sides, so that the cyclic transform does not wrap round. */
    private static final int PADDED = 512;

    private final double fwhm;
    private final double noise;

    /**
     * @param fwhm width of the blur, in natural logarithms of brightness; 0.15 in the papers
     * @param noise of the Wiener filter; 0.01 in the papers
     */
    HistogramSharpening(double fwhm, double noise) {
        this.fwhm = fwhm;
        this.noise = noise;
    }

    /** @return the expected true logarithm for each {@code log} brightness */
    double[] expected(double[] log) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (double value : log) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        double width = (highest - lowest) / (BINS - 1);
        if (!(width > 0)) {
            return log.clone();
        }
        int pad = (PADDED - BINS) / 2;
        double[] seen = new double[PADDED];
        for (double value : log) {
            double at = (value - lowest) / width;
            int bin = Math.min((int) at, BINS - 2);
            seen[pad + bin] += 1 - (at - bin);
            seen[pad + bin + 1] += at - bin;
        }
        double sigma = fwhm / (2 * Math.sqrt(2 * Math.log(2))) / width;
        double[] gain = new double[PADDED / 2 + 1];
        double[] wiener = new double[gain.length];
        for (int f = 0; f < gain.length; f++) {
            double omega = 2 * Math.PI * f / PADDED;
            gain[f] = Math.exp(-0.5 * omega * omega * sigma * sigma);
            wiener[f] = gain[f] / (gain[f] * gain[f] + noise);
        }
        double[] sharp = filter(seen, wiener);
        double[] weighted = new double[PADDED];
        for (int b = 0; b < PADDED; b++) {
            sharp[b] = Math.max(sharp[b], 0);
            weighted[b] = sharp[b] * (lowest + (b - pad) * width);
        }
        double[] mass = filter(sharp, gain);
        double[] moment = filter(weighted, gain);
        double[] result = new double[log.length];
        for (int n = 0; n < log.length; n++) {
            double at = (log[n] - lowest) / width;
            int bin = Math.min((int) at, BINS - 2);
            result[n] = (1 - (at - bin)) * mean(moment, mass, pad + bin, lowest + bin * width)
                    + (at - bin) * mean(moment, mass, pad + bin + 1, lowest + (bin + 1) * width);
        }
        return result;
    }

    private static double mean(double[] moment, double[] mass, int bin, double otherwise) {
        return mass[bin] > 1e-6 ? moment[bin] / mass[bin] : otherwise;
    }

    /** Multiplies the spectrum of a real signal by real gains; the plain transform is fast enough for 512 bins. */
    private static double[] filter(double[] signal, double[] gain) {
        double[] result = new double[PADDED];
        for (int f = 0; f < gain.length; f++) {
            double re = 0, im = 0;
            for (int n = 0; n < PADDED; n++) {
                int phase = f * n % PADDED;
                re += signal[n] * COS[phase];
                im += signal[n] * SIN[phase];
            }
            double scale = (f == 0 || f == PADDED / 2 ? 1.0 : 2.0) / PADDED * gain[f];
            for (int n = 0; n < PADDED; n++) {
                int phase = f * n % PADDED;
                result[n] += scale * (re * COS[phase] + im * SIN[phase]);
            }
        }
        return result;
    }

    private static final double[] COS = wave(0);
    private static final double[] SIN = wave(-Math.PI / 2);

    private static double[] wave(double shift) {
        double[] wave = new double[PADDED];
        for (int n = 0; n < PADDED; n++) {
            wave[n] = Math.cos(2 * Math.PI * n / PADDED + shift);
        }
        return wave;
    }
}

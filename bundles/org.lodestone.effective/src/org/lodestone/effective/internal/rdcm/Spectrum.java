package org.lodestone.effective.internal.rdcm;

/**
 * Discrete Fourier transform of one real series, all frequencies: {@code X[m] = sum over t of x[t] exp(-2 pi i m t / N)}. Summed directly with
 * one table of sines, since lengths of runs are no powers of two.
 *
 * @param real parts, one a frequency. Not to be modified.
 * @param imaginary parts. Not to be modified.
 */
record Spectrum(double[] real, double[] imaginary) {

    /** Sines and cosines of one length, shared by all series of that length. */
    static final class Table {

        private final double[] cosine, sine;

        Table(int length) {
            cosine = new double[length];
            sine = new double[length];
            for (int i = 0; i < length; i++) {
                cosine[i] = Math.cos(2 * Math.PI * i / length);
                sine[i] = Math.sin(2 * Math.PI * i / length);
            }
        }

        /** @return the transform of {@code x}, which is as long as the table and not modified */
        Spectrum of(double[] x) {
            int n = cosine.length;
            double[] real = new double[n], imaginary = new double[n];
            for (int m = 0; m <= n / 2; m++) {
                double re = 0, im = 0;
                for (int t = 0, phase = 0; t < n; t++) {
                    re += x[t] * cosine[phase];
                    im -= x[t] * sine[phase];
                    phase += m;
                    phase -= phase >= n ? n : 0;
                }
                real[m] = re;
                imaginary[m] = im;
                if (m > 0) {
                    real[n - m] = re;
                    imaginary[n - m] = 2 * m == n ? im : -im;
                }
            }
            return new Spectrum(real, imaginary);
        }
    }
}

package org.lodestone.effective.internal.spectraldcm;

/**
 * Fourier coefficients of a run at the frequencies of a band: what Whittle's likelihood is written in.
 *
 * @param hz frequencies. Not to be modified.
 * @param periodograms spectral matrix of rank one at each frequency, per Hz
 */
record CrossSpectra(double[] hz, ComplexMatrix[] periodograms) {

    /**
     * @param series {@code [region][time]}, without mean and trend. Not modified.
     * @param trSeconds time between time points
     * @param lowHz lower edge of the band
     * @param highHz upper edge
     * @return the spectra at the Fourier frequencies in the band
     */
    static CrossSpectra of(double[][] series, double trSeconds, double lowHz, double highHz) {
        int n = series.length, length = series[0].length;
        double step = 1 / (length * trSeconds);
        int first = Math.max(1, (int) Math.ceil(lowHz / step - 1e-9)), last = Math.min((length - 1) / 2, (int) Math.floor(highHz / step + 1e-9));
        double[] hz = new double[Math.max(0, last - first + 1)];
        ComplexMatrix[] all = new ComplexMatrix[hz.length];
        for (int f = 0; f < hz.length; f++) {
            hz[f] = (first + f) * step;
            ComplexMatrix d = ComplexMatrix.zero(n, 1);
            for (int r = 0; r < n; r++) {
                for (int t = 0; t < length; t++) {
                    double phase = 2 * Math.PI * (((long) (first + f) * t) % length) / length;
                    d.re()[r] += series[r][t] * Math.cos(phase);
                    d.im()[r] -= series[r][t] * Math.sin(phase);
                }
                d.re()[r] *= Math.sqrt(trSeconds / length);
                d.im()[r] *= Math.sqrt(trSeconds / length);
            }
            all[f] = d.times(d.adjoint());
        }
        return new CrossSpectra(hz, all);
    }

    /** @return mean power over regions and frequencies */
    double meanPower() {
        double sum = 0;
        for (ComplexMatrix p : periodograms) {
            for (int i = 0; i < p.rows(); i++) {
                sum += p.re()[i * p.rows() + i] / p.rows();
            }
        }
        return sum / periodograms.length;
    }
}

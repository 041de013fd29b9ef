package org.lodestone.effective.internal.spectraldcm;

import org.lodestone.numerics.linear.Eigenvalues;

/**
 * The spectral matrix that a set of parameters predicts: fluctuations through the coupling (transfer function of x' = A x + v) and the
 * linearised balloon, plus noise of all regions and of each one. Parameters in this order: A row by row (row = to; the diagonal is the
 * logarithm of self-inhibition over 1/2 Hz), transit and decay of each region, epsilon, fluctuations (log amplitude, log exponent, log corner), common
 * noise (log amplitude, log exponent), noise of each region (log amplitudes, then log exponents). Constants and form are those of SPM's
 * {@code spm_fx_fmri}, {@code spm_gx_fmri} and {@code spm_csd_fmri_mtf}; amplitudes are relative to a reference that the data give.
 *
 * @param regions number of regions
 * @param hz frequencies. Not to be modified.
 */
record SpectralModel(int regions, double[] hz) {

    private static final double DECAY = 0.64, AUTOREGULATION = 0.32, TRANSIT_SECONDS = 2, STIFFNESS = 0.32, EXTRACTION = 0.4;
    private static final double VENOUS_VOLUME = 4, OFFSET_HZ = 40.3, ECHO_SECONDS = 0.04, RELAXATION_SLOPE = 25;
    /** Modes slower than this are taken for as fast as this, so that the spectrum exists (as in {@code spm_dcm_mtf}). */
    private static final double SLOWEST = -1.0 / 32;
    private static final double REFERENCE_HZ = 0.04, CORNER_HZ = 0.2;

    int parameters() {
        return regions * regions + 4 * regions + 6;
    }

    /** @return number of the parameter of the connection */
    int connection(int to, int from) {
        return to * regions + from;
    }

    int transit(int region) {
        return regions * regions + region;
    }

    int decay(int region) {
        return regions * regions + regions + region;
    }

    int epsilon() {
        return regions * regions + 2 * regions;
    }

    /** @return number of the log amplitude of the fluctuations; their log exponent follows */
    int fluctuation() {
        return epsilon() + 1;
    }

    /** @return number of the logarithm of the frequency, over {@value #CORNER_HZ} Hz, above which fluctuations fall off */
    int corner() {
        return epsilon() + 3;
    }

    /** @return number of the log amplitude of the noise that all regions share; its log exponent follows */
    int common() {
        return epsilon() + 4;
    }

    /** @return number of the log amplitude of a region's own noise; its log exponent follows {@link #regions} later */
    int own(int region) {
        return epsilon() + 6 + region;
    }

    /** @return coupling in Hz, {@code [to][from]} */
    double[][] coupling(double[] p) {
        double[][] a = new double[regions][regions];
        for (int to = 0; to < regions; to++) {
            for (int from = 0; from < regions; from++) {
                double value = p[connection(to, from)];
                a[to][from] = to == from ? -0.5 * Math.exp(value) : value;
            }
        }
        return a;
    }

    /**
     * @param p parameters. Not modified.
     * @return spectral matrix at each frequency
     * @throws ArithmeticException when there is none
     */
    ComplexMatrix[] spectra(double[] p) {
        double[][] a = coupling(p);
        double slow = Eigenvalues.of(a).spectralAbscissa(), shift = Math.max(0, slow - SLOWEST);
        ComplexMatrix[] spectra = new ComplexMatrix[hz.length];
        for (int f = 0; f < hz.length; f++) {
            spectra[f] = spectrum(p, a, shift, 2 * Math.PI * hz[f], hz[f] / REFERENCE_HZ);
        }
        return spectra;
    }

    private ComplexMatrix spectrum(double[] p, double[][] a, double shift, double omega, double relative) {
        int n = regions;
        ComplexMatrix flow = ComplexMatrix.zero(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                flow.re()[i * n + j] = -a[i][j] + (i == j ? shift : 0);
            }
            flow.im()[i * n + i] = omega;
        }
        ComplexMatrix s = flow.inverse();
        for (int i = 0; i < n; i++) {
            double[] h = response(p, i, omega);
            for (int j = 0; j < n; j++) {
                double x = s.re()[i * n + j], y = s.im()[i * n + j];
                s.re()[i * n + j] = x * h[0] - y * h[1];
                s.im()[i * n + j] = x * h[1] + y * h[0];
            }
        }
        ComplexMatrix g = s.times(s.adjoint());
        double fast = relative * REFERENCE_HZ / (CORNER_HZ * Math.exp(p[corner()]));
        double drive = Math.exp(p[fluctuation()]) * Math.pow(relative, -Math.exp(p[fluctuation() + 1])) / (1 + fast * fast);
        double shared = Math.exp(p[common()]) * Math.pow(relative, -Math.exp(p[common() + 1]) / 2);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                g.re()[i * n + j] = g.re()[i * n + j] * drive + shared;
                g.im()[i * n + j] *= drive;
            }
            g.re()[i * n + i] += Math.exp(p[own(i)]) * Math.pow(relative, -Math.exp(p[own(i) + n]) / 2);
            g.im()[i * n + i] = 0;
        }
        return g;
    }

    /** Linearised balloon of one region: signal over neuronal activity at a frequency, real and imaginary part. */
    double[] response(double[] p, int region, double omega) {
        double decay = DECAY * Math.exp(p[decay(region)]), transit = TRANSIT_SECONDS * Math.exp(p[transit(region)]);
        double ratio = Math.exp(p[epsilon()]);
        double k1 = 4.3 * OFFSET_HZ * EXTRACTION * ECHO_SECONDS, k2 = ratio * RELAXATION_SLOPE * EXTRACTION * ECHO_SECONDS, k3 = 1 - ratio;
        double toVolume = -VENOUS_VOLUME * (k3 - k2), toContent = -VENOUS_VOLUME * (k1 + k2);
        // flow = 1 / ((i w)^2 + decay i w + autoregulation)
        double[] flow = divide(1, 0, AUTOREGULATION - omega * omega, decay * omega);
        double[] volume = divide(flow[0] / transit, flow[1] / transit, 1 / (transit * STIFFNESS), omega);
        double fromFlow = (EXTRACTION + Math.log(1 - EXTRACTION) * (1 - EXTRACTION)) / (transit * EXTRACTION);
        double fromVolume = (STIFFNESS - 1) / (transit * STIFFNESS);
        double[] content = divide(fromFlow * flow[0] + fromVolume * volume[0], fromFlow * flow[1] + fromVolume * volume[1], 1 / transit, omega);
        return new double[] {toVolume * volume[0] + toContent * content[0], toVolume * volume[1] + toContent * content[1]};
    }

    private static double[] divide(double a, double b, double c, double d) {
        double size = c * c + d * d;
        return new double[] {(a * c + b * d) / size, (b * c - a * d) / size};
    }
}

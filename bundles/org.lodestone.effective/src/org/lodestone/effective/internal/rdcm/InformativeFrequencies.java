package org.lodestone.effective.internal.rdcm;

/**
 * Which frequencies go into the regression: those that the haemodynamic response lets through and at which a region's signal stands out of
 * the noise, estimated where nothing is let through; never the highest eighth of the spectrum.
 *
 * @param kept {@code [region][frequency]}: its signal counts there; elsewhere it is set to zero
 * @param used {@code [region][frequency]}: rows of its regression, the kept ones and all below
 */
record InformativeFrequencies(boolean[][] kept, boolean[][] used) {

    private static final double LET_THROUGH = 1e-4;

    /**
     * @param response spectrum of the haemodynamic response at the run's sampling
     * @param signals spectra of the regions
     * @param inputs spectra of the driving inputs and confounds; empty at rest, where every frequency may be driven
     * @param strength how many standard deviations of the noise a frequency has to stand out; 0 uses all frequencies
     * @return the frequencies
     */
    static InformativeFrequencies of(Spectrum response, Spectrum[] signals, Spectrum[] inputs, double strength) {
        int n = response.real().length, regions = signals.length;
        boolean[][] kept = new boolean[regions][n], used = new boolean[regions][n];
        if (strength == 0) {
            for (int r = 0; r < regions; r++) {
                java.util.Arrays.fill(kept[r], true);
                java.util.Arrays.fill(used[r], true);
            }
            return new InformativeFrequencies(kept, used);
        }
        boolean[] through = new boolean[n];
        for (int m = 0; m < n; m++) {
            double driven = 0;
            for (Spectrum input : inputs) {
                driven += Math.hypot(input.real()[m], input.imaginary()[m]);
            }
            through[m] = Math.hypot(response.real()[m], response.imaginary()[m]) > LET_THROUGH
                    && (inputs.length == 0 || driven > LET_THROUGH);
        }
        double share = inputs.length == 0 ? Math.max(16 + (strength - 1) * 4, 16) : 16;
        int highest = (int) Math.round(7 * n / share);
        for (int r = 0; r < regions; r++) {
            keep(signals[r], through, strength, highest, kept[r]);
            fillBelow(kept[r], used[r]);
        }
        return new InformativeFrequencies(kept, used);
    }

    private static void keep(Spectrum signal, boolean[] through, double strength, int highest, boolean[] kept) {
        int n = kept.length;
        double real = strength * deviation(signal.real(), through), imaginary = strength * deviation(signal.imaginary(), through);
        for (int m = 0; m < n; m++) {
            boolean low = m <= highest || m >= n - highest;
            kept[m] = through[m] && low && (Math.abs(signal.real()[m]) > real || Math.abs(signal.imaginary()[m]) > imaginary);
        }
        kept[0] = true;
        for (int m = 1; m <= n / 2; m++) {
            boolean either = kept[m] || kept[n - m];
            kept[m] = either;
            kept[n - m] = either;
        }
    }

    private static void fillBelow(boolean[] kept, boolean[] used) {
        int n = kept.length, half = (n + 1) / 2, first = -1, second = n;
        System.arraycopy(kept, 0, used, 0, n);
        for (int m = 0; m <= half && m < n; m++) {
            first = kept[m] ? m : first;
        }
        for (int m = n - 1; m >= half; m--) {
            second = kept[m] ? m : second;
        }
        java.util.Arrays.fill(used, 0, first + 1, true);
        java.util.Arrays.fill(used, second, n, true);
    }

    /** Sample standard deviation where nothing is let through; 0 when there are not two such frequencies. */
    private static double deviation(double[] values, boolean[] through) {
        int count = 0;
        double sum = 0, square = 0;
        for (int m = 0; m < values.length; m++) {
            if (!through[m]) {
                count++;
                sum += values[m];
            }
        }
        if (count <= 1) {
            return 0;
        }
        for (int m = 0; m < values.length; m++) {
            square += through[m] ? 0 : (values[m] - sum / count) * (values[m] - sum / count);
        }
        return Math.sqrt(square / (count - 1));
    }
}

package org.lodestone.numerics.signal;

/**
 * The discrete cosine basis (DCT-II, orthonormal) of a run: function k has k half periods over the run, its frequency is
 * k / (2 * length * tr). Unlike Fourier functions they do not force the ends of a run to meet, so drift does not leak into the band.
 */
public final class CosineBasis {

    private CosineBasis() {
    }

    /**
     * @param length number of time points
     * @param k number of half periods, 0 (the constant) to length - 1
     * @return function k, of unit length
     */
    public static double[] function(int length, int k) {
        double[] values = new double[length];
        double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / length);
        for (int t = 0; t < length; t++) {
            values[t] = scale * Math.cos(Math.PI * k * (2 * t + 1) / (2.0 * length));
        }
        return values;
    }

    /**
     * The functions inside a band, without the constant.
     *
     * @param length number of time points
     * @param trSeconds seconds between them
     * @param lowHz lower edge; 0 for none
     * @param highHz upper edge; infinite for none
     * @return {@code [function][time]}, orthonormal, lowest frequency first
     */
    public static double[][] band(int length, double trSeconds, double lowHz, double highHz) {
        int first = Math.max(1, (int) Math.ceil(lowHz * 2 * length * trSeconds - 1e-9));
        double highest = Math.min(length - 1, highHz * 2 * length * trSeconds + 1e-9);
        int last = (int) Math.floor(highest);
        double[][] functions = new double[Math.max(0, last - first + 1)][];
        for (int k = first; k <= last; k++) {
            functions[k - first] = function(length, k);
        }
        return functions;
    }

    /**
     * The functions slower than a period, without the constant: drift, as fMRIPrep's {@code cosine} columns.
     *
     * @param length number of time points
     * @param trSeconds seconds between them
     * @param periodSeconds shortest period of drift, 128 s by custom
     * @return {@code [function][time]}, lowest frequency first
     */
    public static double[][] drift(int length, double trSeconds, double periodSeconds) {
        return band(length, trSeconds, 0, 1 / periodSeconds);
    }
}

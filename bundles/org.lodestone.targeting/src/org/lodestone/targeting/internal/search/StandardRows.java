package org.lodestone.targeting.internal.search;

/** Time series brought to zero mean and unit variance. */
public final class StandardRows {

    private StandardRows() {
    }

    /**
     * @param values one series at {@code at}. Not modified.
     * @param target receives it at the same place, zero mean and unit variance (population); zeros when it does not change. Modified.
     * @param at first time point in both arrays
     * @param length number of time points
     */
    public static void standardise(float[] values, float[] target, int at, int length) {
        double sum = 0, square = 0;
        for (int t = 0; t < length; t++) {
            sum += values[at + t];
            square += (double) values[at + t] * values[at + t];
        }
        double mean = sum / length, variance = square / length - mean * mean;
        double gain = variance > 1e-12 * square / length ? 1 / Math.sqrt(variance) : 0;
        for (int t = 0; t < length; t++) {
            target[at + t] = (float) ((values[at + t] - mean) * gain);
        }
    }
}

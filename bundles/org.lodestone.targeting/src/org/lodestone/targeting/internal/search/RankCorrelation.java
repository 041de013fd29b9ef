package org.lodestone.targeting.internal.search;

import java.util.Arrays;

/** Spearman's correlation: Pearson's of the ranks, ties at their mean rank. */
final class RankCorrelation {

    private RankCorrelation() {
    }

    /** @return Spearman's correlation of two equally long series */
    static double of(float[] a, float[] b) {
        float[] x = ranks(a, 0, a.length), y = ranks(b, 0, b.length);
        double dot = 0;
        for (int t = 0; t < x.length; t++) {
            dot += (double) x[t] * y[t];
        }
        return dot;
    }

    /**
     * @param values series at {@code start}. Not modified.
     * @param start first value
     * @param length number of values
     * @return ranks without their mean, scaled to unit length; zeros when all are equal
     */
    static float[] ranks(float[] values, int start, int length) {
        long[] order = new long[length];
        for (int t = 0; t < length; t++) {
            int bits = Float.floatToIntBits(values[start + t] + 0f);
            // order of the bits as that of the numbers
            int key = bits ^ (bits >> 31 & 0x7fffffff);
            order[t] = (long) key << 32 | t;
        }
        Arrays.sort(order);
        double[] ranks = new double[length];
        for (int from = 0; from < length;) {
            int to = from;
            while (to < length && order[to] >> 32 == order[from] >> 32) {
                to++;
            }
            for (int n = from; n < to; n++) {
                ranks[(int) order[n]] = (from + to - 1) / 2.0 - (length - 1) / 2.0;
            }
            from = to;
        }
        double square = 0;
        for (double rank : ranks) {
            square += rank * rank;
        }
        float[] unit = new float[length];
        for (int t = 0; t < length && square > 0; t++) {
            unit[t] = (float) (ranks[t] / Math.sqrt(square));
        }
        return unit;
    }
}

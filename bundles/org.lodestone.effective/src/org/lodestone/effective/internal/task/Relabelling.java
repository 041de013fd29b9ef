package org.lodestone.effective.internal.task;

import java.util.SplittableRandom;

/**
 * New signs and a new order for the volumes of a run.
 *
 * @param source which volume comes at each place
 * @param sign by which it is multiplied
 */
record Relabelling(int[] source, float[] sign) {

    /** @return everything as it was */
    static Relabelling identity(int length) {
        int[] source = new int[length];
        float[] sign = new float[length];
        for (int t = 0; t < length; t++) {
            source[t] = t;
            sign[t] = 1;
        }
        return new Relabelling(source, sign);
    }

    /** @return random signs, order kept */
    static Relabelling flips(int length, SplittableRandom random) {
        Relabelling labels = identity(length);
        for (int t = 0; t < length; t++) {
            labels.sign[t] = random.nextBoolean() ? 1 : -1;
        }
        return labels;
    }

    /** @return random order, signs kept */
    static Relabelling shuffle(int length, SplittableRandom random) {
        Relabelling labels = identity(length);
        for (int t = length - 1; t > 0; t--) {
            int other = random.nextInt(t + 1);
            int kept = labels.source[t];
            labels.source[t] = labels.source[other];
            labels.source[other] = kept;
        }
        return labels;
    }

    /**
     * Carries a row to where the unrelabelled signal is: its product with the plain signal is the product of {@code row} with the relabelled
     * one.
     */
    void carryBack(double[] row, float[] target, int at) {
        for (int t = 0; t < row.length; t++) {
            target[at + source[t]] = (float) (row[t] * sign[t]);
        }
    }
}

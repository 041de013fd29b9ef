package org.lodestone.targeting.internal.reliability;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lodestone.method.function.VoxelSeries;

/**
 * Draws time points in whole blocks, with replacement, so that the slow changes of the signal stay together (circular block bootstrap,
 * Politis and Romano 1992). Drawing a time point twice is giving it the weight two: no series has to be copied.
 *
 * @param length time points of the series
 * @param kept those that were not censored, ascending
 * @param block length of a block in kept time points
 */
record TimeBlocks(int length, int[] kept, int block) {

    /**
     * @param series clean series; censored time points are zero in all voxels
     * @param blockSeconds length of a block
     * @return the blocks of its other time points
     */
    static TimeBlocks of(VoxelSeries series, double blockSeconds) {
        int length = series.length();
        double[] energy = new double[length];
        float[] values = series.values();
        for (int v = 0; v < values.length; v += length) {
            for (int t = 0; t < length; t++) {
                energy[t] += (double) values[v + t] * values[v + t];
            }
        }
        double mean = java.util.Arrays.stream(energy).average().orElse(0);
        int[] kept = java.util.stream.IntStream.range(0, length).filter(t -> energy[t] > 1e-6 * mean).toArray();
        int block = (int) Math.round(blockSeconds / series.trSeconds());
        return new TimeBlocks(length, kept, Math.clamp(block, 1, Math.max(1, kept.length / 4)));
    }

    /**
     * @param count how many sets of weights
     * @param share of the kept time points that each set draws, 1 for as many as there are
     * @param random source; its state advances
     * @return {@code [set][time]}, whole numbers
     */
    List<float[]> draw(int count, double share, SplittableRandom random) {
        int points = Math.max(block, (int) Math.round(share * kept.length));
        List<float[]> sets = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            float[] weights = new float[length];
            int drawn = 0;
            while (drawn < points) {
                int start = random.nextInt(kept.length);
                for (int b = 0; b < block && drawn < points; b++) {
                    weights[kept[(start + b) % kept.length]]++;
                    drawn++;
                }
            }
            sets.add(weights);
        }
        return sets;
    }

    /**
     * Draws time points in the order in which the blocks were drawn, so that neighbours within a block stay neighbours: for models of
     * autocorrelated noise.
     *
     * @param count how many sets
     * @param share of the kept time points that each set draws
     * @param random source; its state advances
     * @return {@code [set][place]} the time point at that place
     */
    List<int[]> drawInOrder(int count, double share, SplittableRandom random) {
        int points = Math.max(block, (int) Math.round(share * kept.length));
        List<int[]> sets = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            int[] places = new int[points];
            int start = 0;
            for (int drawn = 0; drawn < points; drawn++) {
                start = drawn % block == 0 ? random.nextInt(kept.length) : start;
                places[drawn] = kept[(start + drawn % block) % kept.length];
            }
            sets.add(places);
        }
        return sets;
    }

    /** @return the time points of the first or of the second half of the kept ones */
    int[] halfInOrder(boolean second) {
        int middle = kept.length / 2;
        return java.util.Arrays.copyOfRange(kept, second ? middle : 0, second ? kept.length : middle);
    }

    /**
     * @param series whole series
     * @param weights how often each time point occurs, whole numbers
     * @return a copy in which the time points occur that often: first each one once in their order, then those that occur twice, and so on
     */
    static VoxelSeries repeat(VoxelSeries series, float[] weights) {
        int length = 0;
        for (float w : weights) {
            length += (int) w;
        }
        int[] source = new int[length];
        int next = 0;
        float most = 0;
        for (float w : weights) {
            most = Math.max(most, w);
        }
        // pass by pass, so that neighbours in time stay neighbours: methods that look at the past need them
        for (int pass = 1; pass <= most; pass++) {
            for (int t = 0; t < weights.length; t++) {
                if ((int) weights[t] >= pass) {
                    source[next++] = t;
                }
            }
        }
        int rows = series.mask().count();
        float[] values = new float[rows * length];
        for (int v = 0; v < rows; v++) {
            for (int t = 0; t < length; t++) {
                values[v * length + t] = series.values()[v * series.length() + source[t]];
            }
        }
        return new VoxelSeries(series.mask(), length, series.trSeconds(), values);
    }

    /** @return weight one for the first or for the second half of the kept time points */
    float[] half(boolean second) {
        float[] weights = new float[length];
        int middle = kept.length / 2;
        for (int n = second ? middle : 0; n < (second ? kept.length : middle); n++) {
            weights[kept[n]] = 1;
        }
        return weights;
    }
}

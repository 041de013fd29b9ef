package org.lodestone.delineation.internal.tissue;

import java.util.Arrays;
import java.util.BitSet;
import org.lodestone.core.Execution;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;

/**
 * Shares of the tissues at each voxel of a brain, coupled to the six neighbours (mean field of a Markov random field, Zhang 2001). Voxels
 * are updated like the fields of a chessboard, white ones then black ones: no neighbour changes meanwhile, so the result does not depend
 * on the number of threads.
 */
final class TissueField {

    private final int[] voxels;
    /** Place of the six neighbours in {@code voxels}; -1 outside the brain. */
    private final int[] neighbours;
    private final double[] coupling;
    private final int[][] colours;
    private final float[] shares;

    TissueField(Mask brain, double strength) {
        Grid grid = brain.grid();
        voxels = brain.indices();
        int[] place = new int[(int) grid.size()];
        Arrays.fill(place, -1);
        for (int n = 0; n < voxels.length; n++) {
            place[voxels[n]] = n;
        }
        neighbours = new int[6 * voxels.length];
        BitSet dark = new BitSet(voxels.length);
        for (int n = 0; n < voxels.length; n++) {
            int v = voxels[n];
            int i = v % grid.nx(), j = v / grid.nx() % grid.ny(), k = v / (grid.nx() * grid.ny());
            dark.set(n, (i + j + k) % 2 == 1);
            for (int d = 0; d < 6; d++) {
                int step = d % 2 == 0 ? -1 : 1;
                int a = i + (d / 2 == 0 ? step : 0), b = j + (d / 2 == 1 ? step : 0), c = k + (d / 2 == 2 ? step : 0);
                neighbours[6 * n + d] = grid.contains(a, b, c) ? place[grid.index(a, b, c)] : -1;
            }
        }
        colours = new int[][] {
            java.util.stream.IntStream.range(0, voxels.length).filter(n -> !dark.get(n)).toArray(), dark.stream().toArray()};
        coupling = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            coupling[axis] = strength / grid.spacingMm(axis);
        }
        shares = new float[TissueClasses.MIXED_COUNT * voxels.length];
        Arrays.fill(shares, 1f / TissueClasses.MIXED_COUNT);
    }

    /** @return number of voxels of the brain */
    int size() {
        return voxels.length;
    }

    /** @return index in the grid of the brain's voxel {@code n} */
    int voxel(int n) {
        return voxels[n];
    }

    /** @return probability that the brain's voxel {@code n} is nothing but tissue {@code c} */
    float pure(int n, int c) {
        return shares[TissueClasses.MIXED_COUNT * n + 2 * c];
    }

    /** @return share of tissue {@code c} in the brain's voxel {@code n}: pure, and its part of mixtures of brightness {@code x} */
    double share(int n, int c, TissueClasses classes, double x) {
        double share = pure(n, c);
        if (c > 0) {
            share += shares[TissueClasses.MIXED_COUNT * n + 2 * c - 1] * classes.brighterShare(c - 1, x);
        }
        if (c < TissueClasses.COUNT - 1) {
            share += shares[TissueClasses.MIXED_COUNT * n + 2 * c + 1] * (1 - classes.brighterShare(c, x));
        }
        return share;
    }

    /** Updates all shares once. */
    void update(TissueClasses classes, float[] brightness, Execution execution) {
        TissueClasses.Likelihood[] likelihoods = classes.withMixtures();
        for (int[] colour : colours) {
            execution.parallel().forRanges(colour.length, 16384, execution.progress(), (start, end) -> {
                double[] log = new double[TissueClasses.MIXED_COUNT];
                for (int m = start; m < end; m++) {
                    update(colour[m], likelihoods, brightness[colour[m]], log);
                }
            });
        }
    }

    private void update(int n, TissueClasses.Likelihood[] likelihoods, double x, double[] log) {
        double best = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < log.length; c++) {
            log[c] = likelihoods[c].log(x);
        }
        for (int d = 0; d < 6; d++) {
            int neighbour = neighbours[6 * n + d];
            if (neighbour >= 0) {
                agree(TissueClasses.MIXED_COUNT * neighbour, coupling[d / 2], log);
            }
        }
        for (int c = 0; c < log.length; c++) {
            best = Math.max(best, log[c]);
        }
        double sum = 0;
        for (int c = 0; c < log.length; c++) {
            log[c] = Math.exp(log[c] - best);
            sum += log[c];
        }
        for (int c = 0; c < log.length; c++) {
            shares[TissueClasses.MIXED_COUNT * n + c] = (float) (log[c] / sum);
        }
    }

    /** A neighbour of the same class speaks for a class, one that holds half of it speaks half as much. */
    private void agree(int neighbour, double strength, double[] log) {
        for (int c = 0; c < log.length; c++) {
            double darker = c > 0 ? shares[neighbour + c - 1] : 0;
            double brighter = c + 1 < log.length ? shares[neighbour + c + 1] : 0;
            log[c] += strength * (shares[neighbour + c] + 0.5 * (darker + brighter));
        }
    }

    /** @return means and deviations of the tissues as the shares now part the brain */
    TissueClasses classes(float[] brightness, Execution execution) {
        double[] sums = execution.parallel().reduce(voxels.length, 65536, execution.progress(), new double[9], (start, end) -> {
            double[] part = new double[9];
            for (int n = start; n < end; n++) {
                for (int c = 0; c < TissueClasses.COUNT; c++) {
                    double w = pure(n, c);
                    part[c] += w;
                    part[3 + c] += w * brightness[n];
                    part[6 + c] += w * brightness[n] * brightness[n];
                }
            }
            return part;
        }, (a, b) -> {
            double[] both = new double[9];
            Arrays.setAll(both, s -> a[s] + b[s]);
            return both;
        });
        double[] mean = new double[TissueClasses.COUNT];
        double[] deviation = new double[TissueClasses.COUNT];
        double[] share = new double[TissueClasses.COUNT];
        for (int c = 0; c < TissueClasses.COUNT; c++) {
            double weight = Math.max(sums[c], 1e-9);
            mean[c] = sums[3 + c] / weight;
            deviation[c] = Math.sqrt(Math.max(sums[6 + c] / weight - mean[c] * mean[c], 1e-12 * mean[c] * mean[c] + 1e-30));
            share[c] = sums[c] / voxels.length;
        }
        return new TissueClasses(mean, deviation, share);
    }
}

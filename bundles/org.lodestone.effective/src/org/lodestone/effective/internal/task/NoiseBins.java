package org.lodestone.effective.internal.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodestone.core.Execution;

/**
 * Voxels sorted by the autocorrelation of their noise. The coefficient is the Yule-Walker estimate of order one on the residuals of an
 * ordinary fit, with each lag divided by its number of products, cut (not rounded) to hundredths: voxels of one hundredth share a design.
 *
 * @param hundredths of the coefficient of each usable row
 * @param members of each bin, ascending bins; numbers of usable rows, ascending
 */
record NoiseBins(byte[] hundredths, List<int[]> members) {

    /** Voxels that are worked on side by side: one time point of them is four cache lines. */
    static final int WIDTH = 32;
    private static final int CHUNK = 8 * WIDTH;

    /** @return one bin for all rows: white noise */
    static NoiseBins white(int rows) {
        return new NoiseBins(new byte[rows], rows == 0 ? List.of() : List.of(all(rows)));
    }

    /**
     * @param signal the voxels
     * @param ordinary the unfiltered design (rho 0)
     * @param execution threads and cancellation
     * @return their bins
     */
    static NoiseBins of(SignalRows signal, WhitenedDesign ordinary, Execution execution) {
        int count = signal.rows().length, length = signal.series().length();
        int[] all = all(count);
        byte[] hundredths = new byte[count];
        double correction = length / (length - 1.0);
        execution.parallel().forRanges(count, CHUNK, execution.progress(), (start, end) -> {
            double[] block = new double[length * WIDTH];
            double[] energy = new double[WIDTH], lagged = new double[WIDTH];
            for (int from = start; from < end; from += WIDTH) {
                int here = Math.min(WIDTH, end - from);
                signal.load(all, from, here, WIDTH, block);
                removeSpan(ordinary.filteredBasis(), block);
                Arrays.fill(energy, 0);
                Arrays.fill(lagged, 0);
                for (int t = 0; t < length; t++) {
                    addProducts(block, t * WIDTH, t * WIDTH, energy);
                    if (t > 0) {
                        addProducts(block, (t - 1) * WIDTH, t * WIDTH, lagged);
                    }
                }
                for (int j = 0; j < here; j++) {
                    double rho = energy[j] > 0 ? lagged[j] / energy[j] * correction : 0;
                    // A run so short that the estimate leaves (-1, 1) would make the filter unstable.
                    hundredths[from + j] = (byte) Math.clamp((int) (rho * 100), -99, 99);
                }
            }
        });
        return new NoiseBins(hundredths, grouped(hundredths));
    }

    /** Subtracts from each column of the block what lies in the span of an orthonormal basis. */
    static void removeSpan(double[][] basis, double[] block) {
        double[] dots = new double[WIDTH];
        for (double[] q : basis) {
            dots(q, block, dots);
            for (int t = 0; t < q.length; t++) {
                double value = q[t];
                int at = t * WIDTH;
                for (int j = 0; j < WIDTH; j++) {
                    block[at + j] -= value * dots[j];
                }
            }
        }
    }

    /** Dot product of a row with each column of the block. */
    static void dots(double[] row, double[] block, double[] dots) {
        Arrays.fill(dots, 0);
        for (int t = 0; t < row.length; t++) {
            double value = row[t];
            int at = t * WIDTH;
            for (int j = 0; j < WIDTH; j++) {
                dots[j] += value * block[at + j];
            }
        }
    }

    private static void addProducts(double[] block, int a, int b, double[] sums) {
        for (int j = 0; j < WIDTH; j++) {
            sums[j] += block[a + j] * block[b + j];
        }
    }

    private static int[] all(int count) {
        int[] all = new int[count];
        for (int n = 0; n < count; n++) {
            all[n] = n;
        }
        return all;
    }

    private static List<int[]> grouped(byte[] hundredths) {
        int[] sizes = new int[199];
        for (byte h : hundredths) {
            sizes[h + 99]++;
        }
        int[][] members = new int[199][];
        for (int b = 0; b < members.length; b++) {
            members[b] = new int[sizes[b]];
        }
        int[] next = new int[199];
        for (int n = 0; n < hundredths.length; n++) {
            int b = hundredths[n] + 99;
            members[b][next[b]++] = n;
        }
        List<int[]> groups = new ArrayList<>();
        for (int[] group : members) {
            if (group.length > 0) {
                groups.add(group);
            }
        }
        return groups;
    }
}

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

    /** Voxels that are worked on side by side. */
    static final int WIDTH = BlockProducts.WIDTH;
    private static final int CHUNK = 16 * WIDTH;

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
        double[][] basis = ordinary.filteredBasis();
        int columns = basis.length;
        double[][] rows = new double[2 * columns][];
        for (int k = 0; k < columns; k++) {
            rows[k] = basis[k];
            rows[columns + k] = neighbours(basis[k]);
        }
        double[][] coupling = new double[columns][columns];
        for (int k = 0; k < columns; k++) {
            for (int l = 0; l < columns; l++) {
                coupling[k][l] = dot(basis[k], rows[columns + l]) / 2;
            }
        }
        BlockProducts products = new BlockProducts(rows);
        execution.parallel().forRanges(count, CHUNK, execution.progress(), (start, end) -> {
            double[] block = new double[length * WIDTH], found = new double[products.size()];
            double[] energy = new double[WIDTH], lagged = new double[WIDTH];
            for (int from = start; from < end; from += WIDTH) {
                int here = Math.min(WIDTH, end - from);
                signal.load(all, from, here, WIDTH, block);
                products.multiply(block, found);
                BlockProducts.moments(block, energy, lagged);
                removeFit(found, coupling, energy, lagged);
                for (int j = 0; j < here; j++) {
                    double rho = energy[j] > 0 ? lagged[j] / energy[j] * correction : 0;
                    // A run so short that the estimate leaves (-1, 1) would make the filter unstable.
                    hundredths[from + j] = (byte) Math.clamp((int) (rho * 100), -99, 99);
                }
            }
        });
        return new NoiseBins(hundredths, grouped(hundredths));
    }

    /**
     * From moments of the signal y to those of the residuals y - Q d: with S y = y(t - 1) + y(t + 1) the lagged sum of the residuals is
     * y'Sy/2 - d'(SQ)'y + d'(Q'SQ/2)d, so the residuals themselves are not needed.
     */
    private static void removeFit(double[] found, double[][] coupling, double[] energy, double[] lagged) {
        int columns = coupling.length;
        for (int k = 0; k < columns; k++) {
            int at = k * WIDTH, next = (columns + k) * WIDTH;
            for (int j = 0; j < WIDTH; j++) {
                double d = found[at + j];
                energy[j] -= d * d;
                lagged[j] -= d * found[next + j];
            }
            for (int l = 0; l < columns; l++) {
                double g = coupling[k][l];
                int other = l * WIDTH;
                for (int j = 0; j < WIDTH; j++) {
                    lagged[j] += g * found[at + j] * found[other + j];
                }
            }
        }
    }

    private static double[] neighbours(double[] row) {
        double[] sum = new double[row.length];
        for (int t = 0; t < row.length; t++) {
            sum[t] = (t > 0 ? row[t - 1] : 0) + (t + 1 < row.length ? row[t + 1] : 0);
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int t = 0; t < a.length; t++) {
            sum += a[t] * b[t];
        }
        return sum;
    }

    /** Subtracts from each column of the block what lies in the span of an orthonormal basis. */
    static void removeSpan(double[][] basis, double[] block) {
        BlockProducts products = new BlockProducts(basis);
        double[] dots = new double[products.size()];
        products.multiply(block, dots);
        for (int k = 0; k < basis.length; k++) {
            for (int t = 0; t < basis[k].length; t++) {
                double value = basis[k][t];
                int at = t * WIDTH;
                for (int j = 0; j < WIDTH; j++) {
                    block[at + j] -= value * dots[k * WIDTH + j];
                }
            }
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

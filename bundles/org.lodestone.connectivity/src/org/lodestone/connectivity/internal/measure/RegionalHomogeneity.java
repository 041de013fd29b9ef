package org.lodestone.connectivity.internal.measure;

import java.util.Arrays;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.VoxelMeasure;
import org.lodestone.method.function.VoxelSeries;

/**
 * Regional homogeneity (ReHo, Zang 2004): Kendall's coefficient of concordance of a voxel and those of its 26 neighbours that belong to
 * the run, without correction for ties (measured series hardly have any). Use unsmoothed series: smoothing makes neighbours alike.
 */
public final class RegionalHomogeneity implements VoxelMeasure {

    private static final int ROWS_AT_ONCE = 256;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.measure.reho", "1", "Regional homogeneity", "How alike a voxel's series is to its neighbours'.",
                "Zang 2004, NeuroImage 22:394, 10.1016/j.neuroimage.2003.12.030");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.integer("minimumNeighbours", 14, 2, 27, "With fewer voxels, itself included, a voxel gets 0."));
    }

    @Override
    public Outcome<Volume> run(VoxelSeries series, Parameters parameters, Execution execution) {
        int length = series.length();
        int[] voxels = series.mask().indices();
        // ranks up to 32767 fit a short: half the memory of the series
        short[] ranks = new short[voxels.length * length];
        execution.parallel().forRanges(voxels.length, ROWS_AT_ONCE, execution.progress(), (start, end) -> {
            for (int v = start; v < end; v++) {
                rank(series.values(), v * length, length, ranks);
            }
        });
        Grid grid = series.grid();
        int[] rowOf = new int[(int) grid.size()];
        Arrays.fill(rowOf, -1);
        for (int v = 0; v < voxels.length; v++) {
            rowOf[voxels[v]] = v;
        }
        float[] result = new float[voxels.length];
        int least = parameters.integer("minimumNeighbours");
        execution.parallel().forRanges(voxels.length, ROWS_AT_ONCE, execution.progress(), (start, end) -> {
            int[] sums = new int[length];
            for (int v = start; v < end; v++) {
                Arrays.fill(sums, 0);
                int count = addNeighbours(grid, rowOf, voxels[v], ranks, sums);
                result[v] = count < least ? 0 : (float) concordance(sums, count);
            }
        });
        return Outcome.done(series.spread(result));
    }

    /** Ranks 1 to length. */
    private static void rank(float[] values, int at, int length, short[] ranks) {
        long[] order = new long[length];
        for (int t = 0; t < length; t++) {
            int bits = Float.floatToIntBits(values[at + t]);
            order[t] = (long) (bits ^ (bits >> 31 & 0x7fffffff)) << 32 | t;
        }
        Arrays.sort(order);
        for (int n = 0; n < length; n++) {
            ranks[at + (int) order[n]] = (short) (n + 1);
        }
    }

    private static int addNeighbours(Grid grid, int[] rowOf, int voxel, short[] ranks, int[] sums) {
        int i = voxel % grid.nx(), j = voxel / grid.nx() % grid.ny(), k = voxel / (grid.nx() * grid.ny());
        int count = 0;
        for (int n = 0; n < 27; n++) {
            int a = i + n % 3 - 1, b = j + n / 3 % 3 - 1, c = k + n / 9 - 1;
            if (grid.contains(a, b, c) && rowOf[grid.index(a, b, c)] >= 0) {
                int row = rowOf[grid.index(a, b, c)] * sums.length;
                for (int t = 0; t < sums.length; t++) {
                    sums[t] += ranks[row + t];
                }
                count++;
            }
        }
        return count;
    }

    private static double concordance(int[] sums, int count) {
        double n = sums.length, mean = count * (n + 1) / 2, square = 0;
        for (int sum : sums) {
            square += (sum - mean) * (sum - mean);
        }
        return 12 * square / (count * (double) count * (n * n * n - n));
    }
}

package org.lodestone.targeting.internal.reliability;

import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.numerics.linear.PackedRows;
import org.lodestone.targeting.internal.search.StandardRows;

/**
 * Seed correlations of all voxels under many sets of time weights at once: three matrix products instead of one pass over the run for
 * each set. Single precision products of standardised series; each correlation is good to about 1e-5.
 */
final class WeightedMaps {

    private static final int ROWS_AT_ONCE = 256;

    private final VoxelSeries series;
    private final float[] standard;
    private final float[] seed;

    /**
     * @param series clean series
     * @param seedWeights weight of each voxel of the grid in the seed
     * @param execution threads and cancellation
     */
    WeightedMaps(VoxelSeries series, float[] seedWeights, Execution execution) {
        this.series = series;
        int length = series.length();
        int[] voxels = series.mask().indices();
        this.standard = new float[series.values().length];
        execution.parallel().forRanges(voxels.length, ROWS_AT_ONCE, execution.progress(), (start, end) -> {
            for (int v = start; v < end; v++) {
                StandardRows.standardise(series.values(), standard, v * length, length);
            }
        });
        double[] sum = new double[length];
        for (int v = 0; v < voxels.length; v++) {
            float weight = seedWeights[voxels[v]];
            for (int t = 0; t < length && weight != 0; t++) {
                sum[t] += weight * standard[v * length + t];
            }
        }
        double square = 0;
        for (double x : sum) {
            square += x * x;
        }
        this.seed = new float[length];
        for (int t = 0; t < length && square > 0; t++) {
            seed[t] = (float) (sum[t] / Math.sqrt(square / length));
        }
    }

    /** @return the seed's series, zero mean and unit variance */
    float[] seed() {
        return seed;
    }

    /**
     * @param weights one set of time weights a map
     * @param execution threads and cancellation
     * @return {@code [map][row]} correlations; 0 where a voxel or the seed does not change
     */
    float[][] correlations(List<float[]> weights, Execution execution) {
        int length = series.length(), maps = weights.size(), rows = series.mask().count();
        float[] packed = new float[2 * maps * length];
        double[] total = new double[maps], seedSum = new double[maps], seedSquare = new double[maps];
        for (int b = 0; b < maps; b++) {
            for (int t = 0; t < length; t++) {
                float w = weights.get(b)[t];
                packed[b * length + t] = w;
                packed[(maps + b) * length + t] = w * seed[t];
                total[b] += w;
                seedSum[b] += (double) w * seed[t];
                seedSquare[b] += (double) w * seed[t] * seed[t];
            }
        }
        PackedRows plainAndSeed = new PackedRows(packed, 0, 2 * maps, length);
        PackedRows plain = new PackedRows(packed, 0, maps, length);
        float[][] r = new float[maps][rows];
        execution.parallel().forRanges(rows, ROWS_AT_ONCE, execution.progress(), (start, end) -> {
            int count = end - start;
            float[] sums = new float[count * 2 * maps], squares = new float[count * maps], squared = new float[count * length];
            plainAndSeed.multiply(standard, start * length, count, sums, 0, 2 * maps);
            for (int i = 0; i < squared.length; i++) {
                squared[i] = standard[start * length + i] * standard[start * length + i];
            }
            plain.multiply(squared, 0, count, squares, 0, maps);
            for (int v = 0; v < count; v++) {
                for (int b = 0; b < maps; b++) {
                    double n = total[b], x = sums[v * 2 * maps + b];
                    double covariance = sums[v * 2 * maps + maps + b] - x * seedSum[b] / n;
                    double variance = (squares[v * maps + b] - x * x / n) * (seedSquare[b] - seedSum[b] * seedSum[b] / n);
                    r[b][start + v] = variance > 1e-9 * n * n ? (float) Math.clamp(covariance / Math.sqrt(variance), -1, 1) : 0;
                }
            }
        });
        return r;
    }
}

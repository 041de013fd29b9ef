package org.lodestone.method.function;

import java.util.Arrays;
import java.util.Objects;
import org.lodestone.core.Execution;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;

/**
 * Time series of the voxels of a mask, each one contiguous in memory.
 *
 * @param mask which voxels, on the grid of the analysis
 * @param length number of time points
 * @param trSeconds seconds between them
 * @param values row v (voxel mask.indices()[v]) at v * length. Handed over: must not be modified any more.
 */
public record VoxelSeries(Mask mask, int length, double trSeconds, float[] values) {

    /** Checks the shape. */
    public VoxelSeries {
        Objects.requireNonNull(mask, "mask");
        if ((long) mask.count() * length != values.length) {
            throw new IllegalArgumentException(values.length + " values for " + mask.count() + " voxels x " + length);
        }
    }

    /**
     * Gathers the voxels of a mask from a run.
     *
     * @param run whole volumes. Not modified.
     * @param mask which voxels, on the grid of the run
     * @param execution threads and cancellation
     * @return their series, each one contiguous
     */
    public static VoxelSeries of(Series run, Mask mask, Execution execution) {
        if (!run.grid().sameAs(mask.grid())) {
            throw new IllegalArgumentException("mask lies on another grid than the run");
        }
        int[] voxels = mask.indices();
        int size = Math.toIntExact(run.grid().size());
        int length = run.length();
        float[] values = new float[Math.multiplyExact(voxels.length, length)];
        // sixteen single-precision values are one cache line of the result
        execution.parallel().forRanges(length, 16, execution.progress(), (start, end) -> {
            int count = end - start;
            float[] volume = new float[size], block = new float[voxels.length * count];
            for (int t = start; t < end; t++) {
                run.voxels().read((long) t * size, volume, 0, size);
                pick(volume, voxels, block, t - start, count);
            }
            for (int v = 0; v < voxels.length; v++) {
                System.arraycopy(block, v * count, values, v * length + start, count);
            }
        });
        return new VoxelSeries(mask, length, run.trSeconds(), values);
    }

    private static void pick(float[] volume, int[] voxels, float[] block, int at, int step) {
        for (int v = 0; v < voxels.length; v++) {
            block[v * step + at] = volume[voxels[v]];
        }
    }

    /** @return the series of those voxels that lie in {@code wanted}; this when all do */
    public VoxelSeries within(Mask wanted) {
        Mask common = mask.and(wanted);
        if (common.count() == mask.count()) {
            return this;
        }
        int[] voxels = mask.indices();
        float[] kept = new float[common.count() * length];
        int row = 0;
        for (int v = 0; v < voxels.length; v++) {
            if (wanted.contains(voxels[v])) {
                System.arraycopy(values, v * length, kept, row++ * length, length);
            }
        }
        return new VoxelSeries(common, length, trSeconds, kept);
    }

    /** @return where the voxels lie */
    public Grid grid() {
        return mask.grid();
    }

    /** @return a copy of the series in row {@code v} */
    public float[] row(int v) {
        return Arrays.copyOfRange(values, v * length, (v + 1) * length);
    }

    /**
     * Spreads one value a row over the grid.
     *
     * @param rows one value for each row. Not modified.
     * @return a volume that is 0 outside the mask
     */
    public Volume spread(float[] rows) {
        float[] volume = new float[(int) grid().size()];
        int[] indices = mask.indices();
        for (int v = 0; v < indices.length; v++) {
            volume[indices[v]] = rows[v];
        }
        return Volume.of(grid(), volume);
    }

    /**
     * Puts the series back into whole volumes, for a file.
     *
     * @return a run that is 0 outside the mask
     * @throws ArithmeticException when it does not fit one array
     */
    public Series toSeries() {
        int size = Math.toIntExact(grid().size());
        float[] volumes = new float[Math.multiplyExact(size, length)];
        int[] indices = mask.indices();
        for (int v = 0; v < indices.length; v++) {
            for (int t = 0; t < length; t++) {
                volumes[t * size + indices[v]] = values[v * length + t];
            }
        }
        return new Series(grid(), length, trSeconds, new FloatVoxels(volumes));
    }
}

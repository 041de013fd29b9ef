package org.lodestone.method.function;

import java.util.Arrays;
import java.util.Objects;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
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
}

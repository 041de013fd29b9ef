package org.lodestone.method.task;

import java.util.Arrays;
import org.lodestone.image.Mask;
import org.lodestone.method.function.VoxelSeries;

/**
 * A task run with the one question that a target is chosen by.
 *
 * @param series of the voxels, not cleaned, on the grid of the target's images
 * @param design one row a volume
 * @param contrast a t contrast of that design
 */
public record TaskRun(VoxelSeries series, DesignMatrix design, Contrast contrast) {

    /** Checks that the parts fit. */
    public TaskRun {
        if (series.length() != design.volumes() || contrast.weights()[0].length != design.names().size() || !contrast.isT()) {
            throw new IllegalArgumentException(series.length() + " volumes, design of " + design.volumes() + " rows, contrast "
                    + contrast.name() + " of " + Arrays.toString(contrast.weights()[0]));
        }
    }

    /**
     * @param wanted voxels, on the grid of the series
     * @return the run with those of its voxels
     */
    public TaskRun within(Mask wanted) {
        int[] indices = series.mask().indices();
        Mask both = series.mask().and(wanted);
        int length = series.length(), next = 0;
        float[] values = new float[Math.multiplyExact(both.count(), length)];
        for (int row = 0; row < indices.length; row++) {
            if (both.contains(indices[row])) {
                System.arraycopy(series.values(), row * length, values, length * next++, length);
            }
        }
        return new TaskRun(new VoxelSeries(both, length, series.trSeconds(), values), design, contrast);
    }

    /**
     * @param volumes which volumes, in which order; one may occur several times
     * @return the run and its design with those volumes
     */
    public TaskRun resampled(int[] volumes) {
        int rows = series.mask().count(), length = series.length();
        float[] values = new float[Math.multiplyExact(rows, volumes.length)];
        for (int v = 0; v < rows; v++) {
            for (int t = 0; t < volumes.length; t++) {
                values[v * volumes.length + t] = series.values()[v * length + volumes[t]];
            }
        }
        return new TaskRun(new VoxelSeries(series.mask(), volumes.length, series.trSeconds(), values), design.rows(volumes), contrast);
    }
}

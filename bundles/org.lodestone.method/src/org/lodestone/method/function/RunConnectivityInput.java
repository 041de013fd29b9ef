package org.lodestone.method.function;

import org.lodestone.image.Mask;
import org.lodestone.image.Series;

/**
 * What a scripted seed map is made of. Everything lies on the grid of the run.
 *
 * @param run already aligned, as it shall be analysed
 * @param mask voxels of the map; seed voxels outside do not count
 * @param seed voxels that are averaged
 * @param confounds what to regress out; a table without columns for nothing
 */
public record RunConnectivityInput(Series run, Mask mask, Mask seed, Confounds confounds) {

    /** Checks that the parts fit. */
    public RunConnectivityInput {
        if (!run.grid().sameAs(mask.grid()) || !run.grid().sameAs(seed.grid())) {
            throw new IllegalArgumentException("run, mask and seed lie on different grids");
        }
        for (double[] column : confounds.columns()) {
            if (column.length != run.length()) {
                throw new IllegalArgumentException(run.length() + " volumes, a confound of " + column.length);
            }
        }
    }
}

package org.lodestone.method.function;

import java.util.List;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;

/**
 * What a scripted seed map is made of. Everything lies on the grid of the run.
 *
 * @param run already aligned, as it shall be analysed
 * @param mask voxels of the map; seed voxels outside do not count
 * @param seedWeights weight of each voxel in the seed, 0 outside it; negative ones count with their sign (a seed map)
 * @param controls regions whose mean series are held fixed (partial correlation); empty for none
 * @param confounds what to regress out; a table without columns for nothing
 */
public record RunConnectivityInput(Series run, Mask mask, Volume seedWeights, List<Mask> controls, Confounds confounds) {

    /** Checks that the parts fit. */
    public RunConnectivityInput {
        controls = List.copyOf(controls);
        if (!run.grid().sameAs(mask.grid()) || !run.grid().sameAs(seedWeights.grid())
                || controls.stream().anyMatch(control -> !run.grid().sameAs(control.grid()))) {
            throw new IllegalArgumentException("run, mask, seed and controls lie on different grids");
        }
        for (double[] column : confounds.columns()) {
            if (column.length != run.length()) {
                throw new IllegalArgumentException(run.length() + " volumes, a confound of " + column.length);
            }
        }
    }

    /** A seed whose voxels count alike, nothing held fixed. */
    public RunConnectivityInput(Series run, Mask mask, Mask seed, Confounds confounds) {
        this(run, mask, seed.toVolume(), List.of(), confounds);
    }
}

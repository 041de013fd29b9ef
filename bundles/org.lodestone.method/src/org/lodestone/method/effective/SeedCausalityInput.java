package org.lodestone.method.effective;

import org.lodestone.method.function.VoxelSeries;

/**
 * What directed seed maps are made from.
 *
 * @param series clean series of voxels, not band-passed
 * @param seed series of the seed, one value a time point. Handed over: must not be modified any more.
 */
public record SeedCausalityInput(VoxelSeries series, float[] seed) {

    /** Checks that both are equally long. */
    public SeedCausalityInput {
        if (seed.length != series.length()) {
            throw new IllegalArgumentException("a seed of " + seed.length + " time points for series of " + series.length());
        }
    }
}

package org.lodestone.method.function;

import org.lodestone.image.Volume;

/**
 * What a seed-to-voxel method works on.
 *
 * @param series clean time series
 * @param seedWeights weight of each voxel in the seed, on the grid of the series; 0 outside the seed. A sphere or mask has ones.
 */
public record ConnectivityInput(VoxelSeries series, Volume seedWeights) {

    /** Checks that both lie voxel on voxel. */
    public ConnectivityInput {
        if (!series.grid().sameAs(seedWeights.grid())) {
            throw new IllegalArgumentException("seed and series lie on different grids");
        }
    }
}

package org.lodestone.method.function;

import org.lodestone.image.Volume;

/**
 * Coupling of each voxel to a seed.
 *
 * @param r Pearson correlation, -1 to 1, 0 outside the mask of the series
 * @param seedSeries the seed's time series, one value a time point. Handed over: must not be modified any more.
 * @param seedVoxels how many voxels of the run the seed was made of
 */
public record ConnectivityMap(Volume r, float[] seedSeries, int seedVoxels) {
}

package org.lodestone.method.function;

import org.lodestone.method.Method;

/**
 * Treats time series without looking at confounds: smoothing in space, despiking, leaving out voxels without signal. The result may have
 * fewer voxels than the input, never other ones.
 */
public interface SeriesFilter extends Method<VoxelSeries, VoxelSeries> {
}

package org.lodestone.method.function;

import org.lodestone.image.Volume;
import org.lodestone.method.Method;

/** One number for each voxel of a run that needs no seed: how strongly it fluctuates, how much it is like its neighbours, how central it is. */
public interface VoxelMeasure extends Method<VoxelSeries, Volume> {
}

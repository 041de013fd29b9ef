package org.lodestone.method.function;

import org.lodestone.method.Method;

/**
 * Brings a raw run onto another grid with one single interpolation in space, all transforms concatenated. The result holds those of the
 * wanted voxels that lie inside every volume.
 */
public interface RunResampling extends Method<RunResamplingInput, VoxelSeries> {
}

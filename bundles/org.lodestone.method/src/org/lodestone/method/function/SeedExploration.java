package org.lodestone.method.function;

import org.lodestone.method.Method;

/** Prepares a clean run so that maps of any seed follow the cross-hair without delay. */
public interface SeedExploration extends Method<VoxelSeries, SeedExplorer> {
}

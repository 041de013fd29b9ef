package org.lodestone.method.effective;

import org.lodestone.method.Method;

/** Estimates for every voxel of a run how much a seed drives it and how much it drives the seed. The run must not have been band-passed. */
public interface SeedCausality extends Method<SeedCausalityInput, SeedCausalityMaps> {
}

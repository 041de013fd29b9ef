package org.lodestone.method.function;

import org.lodestone.image.Volume;

/**
 * A run ready for connectivity, with what was removed from it.
 *
 * @param series clean time series of the brain's voxels in the T1w space
 * @param mean temporal mean of the resampled run before cleaning, on the same grid
 * @param temporalSnr temporal mean over standard deviation after detrending, before cleaning, on the same grid
 * @param confounds what was regressed out, with fMRIPrep's column names where it has one
 */
public record CleanRun(VoxelSeries series, Volume mean, Volume temporalSnr, Confounds confounds) {
}

package org.lodestone.method.task;

import org.lodestone.image.Volume;

/**
 * The answer to one contrast; 0 outside the mask.
 *
 * @param contrast what was asked
 * @param effect weighted sum of the coefficients, in percent of the voxel's mean when the signal was scaled so; of an F contrast the
 *     square root of the explained sum of squares
 * @param variance of the effect; of an F contrast the residual variance
 * @param statistic t or F
 * @param z the same tail probability on the normal distribution
 */
public record ContrastMaps(Contrast contrast, Volume effect, Volume variance, Volume statistic, Volume z) {
}

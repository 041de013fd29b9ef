package org.lodestone.method.task;

import org.lodestone.core.FramePoint;

/**
 * A connected part of a map above the cluster-forming threshold.
 *
 * @param peak middle of its highest voxel
 * @param peakStatistic t or F there
 * @param peakZ z there
 * @param peakCorrectedP familywise probability of the peak: of the relabelled runs when there are any, else Bonferroni's
 * @param voxels its extent
 * @param mm3 its volume
 * @param extentCorrectedP familywise probability of the extent among relabelled runs; NaN without them
 * @param centre centre of mass of its voxels, each counted once
 */
public record MapCluster(FramePoint peak, double peakStatistic, double peakZ, double peakCorrectedP, int voxels, double mm3,
        double extentCorrectedP, FramePoint centre) {
}

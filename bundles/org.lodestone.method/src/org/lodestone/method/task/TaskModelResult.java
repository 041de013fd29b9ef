package org.lodestone.method.task;

import java.util.List;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;

/**
 * A fitted task model.
 *
 * @param mask voxels that were fitted: those asked for that are finite and change
 * @param maps one a contrast, in the order asked
 * @param degreesOfFreedom of the residuals
 * @param autocorrelation AR(1) coefficient that each voxel was whitened with, 0 outside the mask
 * @param residualVariance of the whitened residuals, 0 outside the mask
 */
public record TaskModelResult(
        Mask mask, List<ContrastMaps> maps, double degreesOfFreedom, Volume autocorrelation, Volume residualVariance) {

    /** Copies the list. */
    public TaskModelResult {
        maps = List.copyOf(maps);
    }
}

package org.lodestone.method.structure;

import org.lodestone.image.Volume;

/**
 * A scan without shading.
 *
 * @param corrected the scan divided by the shading
 * @param shading factor at each voxel, geometric mean 1 inside the brain, on the scan's grid
 */
public record CorrectedScan(Volume corrected, Volume shading) {

    /** Checks that both lie voxel on voxel. */
    public CorrectedScan {
        if (!corrected.grid().sameAs(shading.grid())) {
            throw new IllegalArgumentException("shading on another grid than the scan");
        }
    }
}

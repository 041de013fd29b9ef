package org.lodestone.method.target;

import java.util.Optional;
import org.lodestone.core.SpatialTransform;
import org.lodestone.image.Mask;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.VoxelSeries;

/**
 * What a targeting method works on. All images lie on one grid in the patient's T1w space.
 *
 * @param searchMask where a target may lie, the left dorsolateral prefrontal cortex for instance
 * @param connectivity coupling to the seed; empty for methods that need none
 * @param series clean time series; empty for methods that need none
 * @param t1wToTemplate carries the target to the template and template coordinates to the patient
 */
public record TargetingInput(
        Mask searchMask, Optional<ConnectivityMap> connectivity, Optional<VoxelSeries> series, SpatialTransform t1wToTemplate) {

    /** Checks that the images lie voxel on voxel and the transform begins in their space. */
    public TargetingInput {
        searchMask.grid().frame().require(t1wToTemplate.from());
        connectivity.ifPresent(map -> requireSame(searchMask, map.r().grid()));
        series.ifPresent(run -> requireSame(searchMask, run.grid()));
    }

    private static void requireSame(Mask mask, org.lodestone.image.Grid grid) {
        if (!mask.grid().sameAs(grid)) {
            throw new IllegalArgumentException("search mask lies on another grid: " + mask.grid() + ", " + grid);
        }
    }
}

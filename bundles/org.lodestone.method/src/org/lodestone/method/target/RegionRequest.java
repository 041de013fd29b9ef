package org.lodestone.method.target;

import org.lodestone.core.SpatialTransform;
import org.lodestone.image.Grid;

/**
 * Where a region is wanted.
 *
 * @param grid the patient's grid that the mask is drawn on
 * @param nativeToTemplate from the space of that grid to the template
 */
public record RegionRequest(Grid grid, SpatialTransform nativeToTemplate) {

    /** Checks that the transform begins in the space of the grid. */
    public RegionRequest {
        grid.frame().require(nativeToTemplate.from());
    }
}

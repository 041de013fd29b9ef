package org.lodestone.method.target;

import java.util.Optional;
import org.lodestone.core.SpatialTransform;
import org.lodestone.image.Grid;
import org.lodestone.method.atlas.AtlasPack;

/**
 * Where a region is wanted.
 *
 * @param grid the patient's grid that the mask is drawn on
 * @param nativeToTemplate from the space of that grid to the template
 * @param atlases templates and atlases at hand; empty when there are none
 */
public record RegionRequest(Grid grid, SpatialTransform nativeToTemplate, Optional<AtlasPack> atlases) {

    /** Checks that the transform begins in the space of the grid. */
    public RegionRequest {
        grid.frame().require(nativeToTemplate.from());
    }

    /** A request without atlases. */
    public RegionRequest(Grid grid, SpatialTransform nativeToTemplate) {
        this(grid, nativeToTemplate, Optional.empty());
    }
}

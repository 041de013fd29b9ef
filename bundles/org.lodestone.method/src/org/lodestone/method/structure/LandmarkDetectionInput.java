package org.lodestone.method.structure;

import org.lodestone.core.SpatialTransform;
import org.lodestone.image.Surface;

/**
 * What a search for landmarks works on.
 *
 * @param scalp the head's surface
 * @param t1wToTemplate from the space of the scalp to a template in MNI coordinates
 */
public record LandmarkDetectionInput(Surface scalp, SpatialTransform t1wToTemplate) {

    /** Checks the spaces. */
    public LandmarkDetectionInput {
        scalp.frame().require(t1wToTemplate.from());
    }
}

package org.lodestone.method.target;

import org.lodestone.core.FramePoint;
import org.lodestone.image.Surface;
import org.lodestone.method.structure.HeadLandmarks;

/**
 * A point to be taped off.
 *
 * @param scalp the head's surface
 * @param landmarks on it
 * @param point on the skin
 */
public record TapeMeasureInput(Surface scalp, HeadLandmarks landmarks, FramePoint point) {

    /** Checks the spaces. */
    public TapeMeasureInput {
        scalp.frame().require(landmarks.frame());
        scalp.frame().require(point.frame());
    }
}

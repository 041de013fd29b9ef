package org.lodestone.method.target;

import org.lodestone.core.FramePoint;
import org.lodestone.image.Surface;

/**
 * Two points to be measured between.
 *
 * @param scalp the head's surface
 * @param from one end, on the skin or near it
 * @param to other end
 */
public record ScalpTapeInput(Surface scalp, FramePoint from, FramePoint to) {

    /** Checks the spaces. */
    public ScalpTapeInput {
        scalp.frame().require(from.frame());
        scalp.frame().require(to.frame());
    }
}

package org.lodestone.method.target;

import org.lodestone.core.FramePoint;
import org.lodestone.image.Surface;

/**
 * What a scalp projection works on.
 *
 * @param scalp closed surface of the head
 * @param target point on the cortex, in the space of the scalp
 */
public record ScalpProjectionInput(Surface scalp, FramePoint target) {

    /** Checks the spaces. */
    public ScalpProjectionInput {
        scalp.frame().require(target.frame());
    }
}

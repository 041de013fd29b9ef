package org.lodestone.method.target;

import java.util.Optional;
import org.lodestone.core.FramePoint;
import org.lodestone.image.Surface;

/**
 * What a scalp projection works on.
 *
 * @param scalp closed surface of the head
 * @param target point on the cortex, in the space of the scalp
 * @param brain surface of the brain, for projections along its normal; empty when it is not known
 */
public record ScalpProjectionInput(Surface scalp, FramePoint target, Optional<Surface> brain) {

    /** Checks the spaces. */
    public ScalpProjectionInput {
        scalp.frame().require(target.frame());
        brain.ifPresent(surface -> scalp.frame().require(surface.frame()));
    }

    /** An input without the brain's surface. */
    public ScalpProjectionInput(Surface scalp, FramePoint target) {
        this(scalp, target, Optional.empty());
    }
}

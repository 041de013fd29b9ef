package org.lodestone.method.target;

import java.util.Optional;
import org.lodestone.core.FramePoint;
import org.lodestone.image.Surface;
import org.lodestone.method.structure.HeadLandmarks;

/**
 * What a rule that measures on the scalp works on.
 *
 * @param scalp the head's surface
 * @param landmarks on it
 * @param motor the motor point of the hand, on the scalp or in the cortex below; empty when it is not known
 */
public record ScalpRuleInput(Surface scalp, HeadLandmarks landmarks, Optional<FramePoint> motor) {

    /** Checks the spaces. */
    public ScalpRuleInput {
        scalp.frame().require(landmarks.frame());
        motor.ifPresent(point -> scalp.frame().require(point.frame()));
    }

    /** An input without a motor point. */
    public ScalpRuleInput(Surface scalp, HeadLandmarks landmarks) {
        this(scalp, landmarks, Optional.empty());
    }
}

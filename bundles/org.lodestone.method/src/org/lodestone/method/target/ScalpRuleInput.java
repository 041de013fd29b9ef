package org.lodestone.method.target;

import org.lodestone.image.Surface;
import org.lodestone.method.structure.HeadLandmarks;

/**
 * What a rule that measures on the scalp works on.
 *
 * @param scalp the head's surface
 * @param landmarks on it
 */
public record ScalpRuleInput(Surface scalp, HeadLandmarks landmarks) {

    /** Checks the spaces. */
    public ScalpRuleInput {
        scalp.frame().require(landmarks.frame());
    }
}

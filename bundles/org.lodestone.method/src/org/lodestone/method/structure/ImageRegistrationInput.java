package org.lodestone.method.structure;

import java.util.Objects;
import org.lodestone.image.Volume;

/**
 * What a registration of two images works on.
 *
 * @param moving image that is brought onto the other
 * @param fixed image that stays; the result of resampling lies on its grid
 */
public record ImageRegistrationInput(Volume moving, Volume fixed) {

    /** Checks the components. */
    public ImageRegistrationInput {
        Objects.requireNonNull(moving, "moving");
        Objects.requireNonNull(fixed, "fixed");
    }
}

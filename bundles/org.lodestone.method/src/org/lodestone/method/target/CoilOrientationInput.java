package org.lodestone.method.target;

import java.util.Optional;
import org.lodestone.core.FramePoint;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.method.structure.TissueMaps;

/**
 * What a coil's turn follows from.
 *
 * @param scalp where the coil touches
 * @param cortex the cortical point below, in the same space
 * @param tissue of the patient's brain; empty when it is not known
 */
public record CoilOrientationInput(ScalpTarget scalp, FramePoint cortex, Optional<TissueMaps> tissue) {

    /** Checks the spaces. */
    public CoilOrientationInput {
        scalp.point().frame().require(cortex.frame());
        tissue.ifPresent(maps -> scalp.point().frame().require(maps.grid().frame()));
    }
}

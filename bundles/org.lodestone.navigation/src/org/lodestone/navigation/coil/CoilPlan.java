package org.lodestone.navigation.coil;

import java.util.Objects;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Rigid;

/**
 * Where the coil shall be. The coil's coordinates: origin at the centre of its face on the head, z away from the head, y from the handle
 * to the front of the coil, x to its right, millimetres.
 *
 * @param coilToScan the planned pose in the space of the target
 * @param target the cortical target
 */
public record CoilPlan(Rigid coilToScan, FramePoint target) {

    /** Checks the components. */
    public CoilPlan {
        Objects.requireNonNull(coilToScan, "coilToScan");
        Objects.requireNonNull(target, "target");
    }
}

package org.lodestone.navigation.field;

import java.util.List;
import org.lodestone.core.Frame;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;

/**
 * Estimates the field of a coil while it moves. A service: the one of the highest ranking is used, so that a better solver comes as a
 * bundle. Stateless; any thread.
 */
public interface FieldSolver {

    /** @return for the view, a few words */
    String title();

    /** @return the highest is used; 0 for the one that is always there */
    default int ranking() {
        return 0;
    }

    /**
     * @param head space of everything given
     * @param scalpMm points of the scalp near the coil, at least 10 for a fit
     * @param coilToHead where the coil is, coordinates of {@link org.lodestone.navigation.coil.CoilPlan}
     * @param ampPerUs change of its current, A/us
     * @return the field of that coil there; asked at some thousand points, twice a second
     */
    FieldMap field(Frame head, List<Vec3> scalpMm, Rigid coilToHead, double ampPerUs);
}

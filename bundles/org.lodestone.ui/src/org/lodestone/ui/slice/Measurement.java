package org.lodestone.ui.slice;

import org.lodestone.core.Vec3;

/**
 * A length measured by hand, in the case's native space.
 *
 * @param from one end, mm
 * @param to other end, mm
 */
public record Measurement(Vec3 from, Vec3 to) {

    /** @return straight distance */
    public double lengthMm() {
        return from.distance(to);
    }
}

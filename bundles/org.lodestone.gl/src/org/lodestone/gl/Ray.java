package org.lodestone.gl;

import org.lodestone.core.Vec3;

/**
 * A half-line through a pixel of a picture into the scene.
 *
 * @param origin where it starts, mm
 * @param direction unit vector away from the viewer
 */
public record Ray(Vec3 origin, Vec3 direction) {

    /** @return the point at {@code mm} from the origin */
    public Vec3 at(double mm) {
        return origin.plus(direction.times(mm));
    }
}

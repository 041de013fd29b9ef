package org.lodestone.delineation.internal.scalp;

import org.lodestone.core.Vec3;
import org.lodestone.method.structure.HeadLandmarks;

/**
 * The head's own axes, whichever way it lay in the scanner: right along the preauricular points, front from inion to nasion at a right
 * angle to it, up at right angles to both. Unit vectors, right-handed.
 *
 * @param right towards the right preauricular point
 * @param front towards the nasion
 * @param up out of the top of the head
 */
record HeadAxes(Vec3 right, Vec3 front, Vec3 up) {

    static HeadAxes of(HeadLandmarks marks) {
        Vec3 right = marks.right().mm().minus(marks.left().mm()).unit();
        Vec3 forward = marks.nasion().mm().minus(marks.inion().mm());
        Vec3 front = forward.minus(right.times(forward.dot(right))).unit();
        return new HeadAxes(right, front, right.cross(front));
    }
}

package org.lodestone.method.structure;

import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;

/**
 * The four points of the skin from which the 10-20 system measures. A proposal of the program may be corrected by the user.
 *
 * @param nasion between the eyes, where the forehead meets the nose
 * @param inion the knob at the back of the head
 * @param left preauricular point before the left ear
 * @param right preauricular point before the right ear
 */
public record HeadLandmarks(FramePoint nasion, FramePoint inion, FramePoint left, FramePoint right) {

    /** Checks that all points lie in one space. */
    public HeadLandmarks {
        nasion.frame().require(inion.frame());
        nasion.frame().require(left.frame());
        nasion.frame().require(right.frame());
    }

    /** @return the space of the points */
    public Frame frame() {
        return nasion.frame();
    }
}

package org.lodestone.ui.view;

import org.lodestone.core.FramePoint;

/**
 * An influence of one place of the head on another.
 *
 * @param name what its label says; empty for no label
 * @param from where it starts
 * @param to where it points; in the same space
 * @param strength 0 for the thinnest, 1 for the thickest
 * @param rgb colour 0xRRGGBB
 */
public record Arrow(String name, FramePoint from, FramePoint to, double strength, int rgb) {

    /** Checks that both ends lie in one space, and limits the strength to 0..1. */
    public Arrow {
        from.frame().require(to.frame());
        strength = Math.clamp(strength, 0, 1);
    }
}

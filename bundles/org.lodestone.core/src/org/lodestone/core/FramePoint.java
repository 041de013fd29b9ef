package org.lodestone.core;

import java.util.Objects;

/**
 * A position that knows its space.
 *
 * @param frame the space
 * @param mm RAS+ millimetres in that space
 */
public record FramePoint(Frame frame, Vec3 mm) {

    /** Checks the components. */
    public FramePoint {
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(mm, "mm");
    }

    /**
     * @return the Euclidean distance in millimetres
     * @throws FrameMismatchException when {@code other} lies in another space
     */
    public double distanceMm(FramePoint other) {
        frame.require(other.frame);
        return mm.distance(other.mm);
    }
}

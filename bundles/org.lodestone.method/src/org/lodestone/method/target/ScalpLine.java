package org.lodestone.method.target;

import java.util.List;
import java.util.Objects;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;

/**
 * A line that lies on the scalp.
 *
 * @param frame the space
 * @param points corners in order, RAS+ mm; the ends are the places of the skin nearest to what was asked for
 * @param lengthMm along the skin
 */
public record ScalpLine(Frame frame, List<Vec3> points, double lengthMm) {

    /** Copies the points. */
    public ScalpLine {
        Objects.requireNonNull(frame, "frame");
        points = List.copyOf(points);
        if (points.size() < 2 || !(lengthMm >= 0)) {
            throw new IllegalArgumentException(points.size() + " points, " + lengthMm + " mm");
        }
    }

    /** @return distance of the ends through the head */
    public double straightMm() {
        return points.getFirst().distance(points.getLast());
    }
}

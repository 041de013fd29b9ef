package org.lodestone.method.target;

import java.util.List;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;

/**
 * An ellipsoid that holds a stated share of points.
 *
 * @param centre mean of the points
 * @param axes three unit vectors, longest axis first, right-handed, in the space of the centre
 * @param semiAxesMm length of each semi-axis in millimetres, longest first
 * @param share of the points inside, 0.95 for instance
 */
public record ConfidenceEllipsoid(FramePoint centre, List<Vec3> axes, List<Double> semiAxesMm, double share) {

    /** Checks that there are three axes and copies them. */
    public ConfidenceEllipsoid {
        axes = List.copyOf(axes);
        semiAxesMm = List.copyOf(semiAxesMm);
        if (axes.size() != 3 || semiAxesMm.size() != 3) {
            throw new IllegalArgumentException(axes.size() + " axes, " + semiAxesMm.size() + " lengths");
        }
    }

    /**
     * @param point in the space of the centre
     * @return true when it lies inside; along an axis of no length only the centre does, within a micrometre
     */
    public boolean contains(FramePoint point) {
        centre.frame().require(point.frame());
        Vec3 offset = point.mm().minus(centre.mm());
        double sum = 0;
        for (int a = 0; a < 3; a++) {
            double ratio = offset.dot(axes.get(a)) / Math.max(semiAxesMm.get(a), 1e-3);
            sum += ratio * ratio;
        }
        return sum <= 1;
    }
}

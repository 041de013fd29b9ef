package org.lodestone.gl;

import java.util.List;
import org.lodestone.core.Vec3;

/**
 * A sphere that holds something.
 *
 * @param centre in millimetres
 * @param radiusMm at least 0
 */
public record BoundingSphere(Vec3 centre, double radiusMm) {

    /** What an empty scene is framed by. */
    public static final BoundingSphere HEAD_SIZED = new BoundingSphere(Vec3.ZERO, 120);

    /** @return a sphere about the box of all given spheres; {@link #HEAD_SIZED} for none */
    public static BoundingSphere around(List<BoundingSphere> parts) {
        if (parts.isEmpty()) {
            return HEAD_SIZED;
        }
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (BoundingSphere part : parts) {
            for (int axis = 0; axis < 3; axis++) {
                low[axis] = Math.min(low[axis], part.centre.get(axis) - part.radiusMm);
                high[axis] = Math.max(high[axis], part.centre.get(axis) + part.radiusMm);
            }
        }
        Vec3 centre = new Vec3((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2);
        double radius = 0;
        for (BoundingSphere part : parts) {
            radius = Math.max(radius, part.centre.distance(centre) + part.radiusMm);
        }
        return new BoundingSphere(centre, radius);
    }
}

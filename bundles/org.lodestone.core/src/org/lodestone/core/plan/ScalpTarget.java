package org.lodestone.core.plan;

import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;

/**
 * Where the coil's centre touches the head for a cortical target.
 *
 * @param point on the scalp, in the space of the cortical target
 * @param outwardNormal unit vector out of the head at that point, same space
 * @param depthMm distance from the scalp point to the cortical target
 */
public record ScalpTarget(FramePoint point, Vec3 outwardNormal, double depthMm) {
}

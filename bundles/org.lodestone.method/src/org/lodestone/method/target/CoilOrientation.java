package org.lodestone.method.target;

import org.lodestone.core.plan.CoilPose;
import org.lodestone.method.Method;

/** Says how a coil shall be turned that lies flat on a point of the scalp. */
public interface CoilOrientation extends Method<CoilOrientationInput, CoilPose> {
}

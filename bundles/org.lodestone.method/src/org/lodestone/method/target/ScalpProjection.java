package org.lodestone.method.target;

import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.method.Method;

/** Finds where the coil touches the head for a point on the cortex. */
public interface ScalpProjection extends Method<ScalpProjectionInput, ScalpTarget> {
}

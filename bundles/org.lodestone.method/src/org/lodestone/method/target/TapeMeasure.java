package org.lodestone.method.target;

import org.lodestone.method.Method;

/** Says how a person with a tape measure finds a point on the head, from landmarks that can be felt. */
public interface TapeMeasure extends Method<TapeMeasureInput, TapedPoint> {
}

package org.lodestone.ui.view;

import org.lodestone.core.FramePoint;

/**
 * A point of the head that has a name: nasion, inion, the points before the ears.
 *
 * @param name what its label says; one point a name
 * @param point in the case's native space
 */
public record Landmark(String name, FramePoint point) {
}

package org.lodestone.ui.view;

import org.lodestone.method.target.ConfidenceEllipsoid;

/**
 * How sure a target is.
 *
 * @param ellipsoid holds the stated share of the targets of resampled data, in the target's native space
 * @param medianDistanceMm median distance of those from the target
 * @param withinFiveMm share of those within 5 mm, 0 to 1
 */
public record ErrorBar(ConfidenceEllipsoid ellipsoid, double medianDistanceMm, double withinFiveMm) {

    /** @return longest half axis, mm */
    public double largestMm() {
        return ellipsoid.semiAxesMm().getFirst();
    }
}

package org.lodestone.ui.view;

import java.util.List;
import org.lodestone.method.target.ConfidenceEllipsoid;
import org.lodestone.method.target.TargetReliability.LengthPoint;

/**
 * How sure a target is.
 *
 * @param ellipsoid holds the stated share of the targets of resampled data, in the target's native space
 * @param medianDistanceMm median distance of those from the target
 * @param withinFiveMm share of those within 5 mm, 0 to 1
 * @param byLength median distance when only so much of the run is drawn, shortest first; empty when unknown
 * @param minutesForFiveMm clean scan time at which the median distance would fall to 5 mm; NaN when unknown
 */
public record ErrorBar(ConfidenceEllipsoid ellipsoid, double medianDistanceMm, double withinFiveMm, List<LengthPoint> byLength,
        double minutesForFiveMm) {

    /** Copies the list. */
    public ErrorBar {
        byLength = List.copyOf(byLength);
    }

    /** @return longest half axis, mm */
    public double largestMm() {
        return ellipsoid.semiAxesMm().getFirst();
    }
}

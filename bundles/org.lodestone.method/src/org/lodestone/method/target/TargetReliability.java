package org.lodestone.method.target;

import java.util.List;
import org.lodestone.core.FramePoint;

/**
 * How far a target moves when time is resampled.
 *
 * @param target from all the data
 * @param resampled targets of the resampled runs that had one, in the order of their random numbers, same space
 * @param ellipsoid region that holds 95 % of the resampled targets
 * @param medianDistanceMm median distance of the resampled targets from the target
 * @param withinFiveMm share of the resampled targets within 5 mm of the target, 0 to 1
 * @param splitHalfDistanceMm distance between the targets of the first and of the second half of the run; NaN when a half has none
 * @param byLength median distance from the target when only so much of the run is drawn, shortest first
 * @param minutesForFiveMm clean scan time at which the median distance would fall to 5 mm, from the trend of {@code byLength}; NaN when
 *     there is no trend to draw on
 */
public record TargetReliability(
        FramePoint target,
        List<FramePoint> resampled,
        ConfidenceEllipsoid ellipsoid,
        double medianDistanceMm,
        double withinFiveMm,
        double splitHalfDistanceMm,
        List<LengthPoint> byLength,
        double minutesForFiveMm) {

    /** Copies the lists. */
    public TargetReliability {
        resampled = List.copyOf(resampled);
        byLength = List.copyOf(byLength);
    }

    /**
     * How far targets scatter for one length of scan.
     *
     * @param minutes of clean data
     * @param medianDistanceMm median distance from the target of all the data
     */
    public record LengthPoint(double minutes, double medianDistanceMm) {
    }
}

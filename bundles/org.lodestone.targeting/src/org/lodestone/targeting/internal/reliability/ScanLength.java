package org.lodestone.targeting.internal.reliability;

import java.util.List;
import org.lodestone.method.target.TargetReliability.LengthPoint;

/** How much scan a wanted precision needs, from how the scatter falls with length: a straight line through the logarithms. */
final class ScanLength {

    /** Without a clear fall there is nothing to extrapolate; independent data would fall with the power -0.5. */
    private static final double SHALLOWEST_POWER = -0.1;

    private ScanLength() {
    }

    /**
     * @param points scatter for several lengths
     * @param wantedMm precision wanted
     * @return minutes, not below the shortest length tried, or NaN when the scatter does not fall with length or the answer is beyond
     *     three hours
     */
    static double minutesFor(List<LengthPoint> points, double wantedMm) {
        List<LengthPoint> used = points.stream().filter(p -> p.medianDistanceMm() > 0).toList();
        if (used.size() < 2) {
            return points.isEmpty() ? Double.NaN : points.getFirst().medianDistanceMm() <= wantedMm ? points.getFirst().minutes() : Double.NaN;
        }
        double mx = 0, my = 0, xy = 0, xx = 0;
        for (LengthPoint point : used) {
            mx += Math.log(point.minutes()) / used.size();
            my += Math.log(point.medianDistanceMm()) / used.size();
        }
        for (LengthPoint point : used) {
            double dx = Math.log(point.minutes()) - mx;
            xy += dx * (Math.log(point.medianDistanceMm()) - my);
            xx += dx * dx;
        }
        double power = xy / xx;
        if (!(power < SHALLOWEST_POWER)) {
            return Double.NaN;
        }
        double minutes = Math.exp(mx + (Math.log(wantedMm) - my) / power);
        return minutes <= 180 ? Math.max(minutes, points.getFirst().minutes()) : Double.NaN;
    }
}

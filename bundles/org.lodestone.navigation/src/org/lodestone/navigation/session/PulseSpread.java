package org.lodestone.navigation.session;

import java.util.List;
import org.lodestone.navigation.coil.CoilDeviation;
import org.lodestone.navigation.coil.Tolerance;

/**
 * How the pulses of a session lay around the target, for its report.
 *
 * @param pulses how many were given
 * @param unknown of these, how many without a valid pose
 * @param inTolerance of those with one, how many inside the tolerance
 * @param meanAimMm mean distance of the coil's axis from the target
 * @param largestAimMm the largest of these
 * @param rightMm mean deviation to the right
 * @param frontMm mean deviation to the front
 * @param spreadMm root mean square distance of the coil's centre from its own mean
 */
public record PulseSpread(
        int pulses, int unknown, int inTolerance, double meanAimMm, double largestAimMm, double rightMm, double frontMm, double spreadMm) {

    /**
     * @param known deviation at each pulse whose pose is known
     * @param unknown pulses without a valid pose
     * @param tolerance of the session
     * @return the summary; means are NaN when no pulse has a pose
     */
    public static PulseSpread of(List<CoilDeviation> known, int unknown, Tolerance tolerance) {
        double right = mean(known, CoilDeviation::rightMm), front = mean(known, CoilDeviation::frontMm), lift = mean(known, CoilDeviation::liftMm);
        double variance = mean(known, d -> square(d.rightMm() - right) + square(d.frontMm() - front) + square(d.liftMm() - lift));
        return new PulseSpread(known.size() + unknown, unknown, (int) known.stream().filter(d -> tolerance.used(d) <= 1).count(),
                mean(known, CoilDeviation::aimMm), known.stream().mapToDouble(CoilDeviation::aimMm).max().orElse(Double.NaN),
                right, front, Math.sqrt(variance));
    }

    private static double mean(List<CoilDeviation> known, java.util.function.ToDoubleFunction<CoilDeviation> value) {
        return known.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    private static double square(double value) {
        return value * value;
    }
}

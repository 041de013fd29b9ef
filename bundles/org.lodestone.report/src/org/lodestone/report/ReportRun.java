package org.lodestone.report;

import java.util.List;
import java.util.Objects;

/**
 * One functional run as the report shows it.
 *
 * @param name of the run
 * @param trSeconds seconds between volumes
 * @param motion {@code [volume][tx, ty, tz, rx, ry, rz]}, mm and radians. Handed over: must not be modified any more.
 * @param displacementMm framewise displacement, one value a volume (Power 2012). Handed over.
 * @param limitMm displacement above which a volume does not count as clean
 * @param facts more to know: similarity to the structural scan, temporal signal to noise
 */
public record ReportRun(
        String name, double trSeconds, double[][] motion, double[] displacementMm, double limitMm, List<Fact> facts) {

    /** Checks the lengths and copies the list. */
    public ReportRun {
        Objects.requireNonNull(name, "name");
        if (motion.length != displacementMm.length || motion.length == 0) {
            throw new IllegalArgumentException(motion.length + " volumes of motion, " + displacementMm.length + " of displacement");
        }
        facts = List.copyOf(facts);
    }
}

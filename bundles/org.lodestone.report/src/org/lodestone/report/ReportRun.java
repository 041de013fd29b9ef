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
 * @param change change of the whole image from volume to volume (standardised DVARS), one value a volume; empty when unknown. Handed over.
 * @param pictures of the run's quality
 */
public record ReportRun(
        String name, double trSeconds, double[][] motion, double[] displacementMm, double limitMm, List<Fact> facts, double[] change,
        List<ReportPicture> pictures) {

    /** Checks the lengths and copies the list. */
    public ReportRun {
        Objects.requireNonNull(name, "name");
        if (motion.length != displacementMm.length || motion.length == 0) {
            throw new IllegalArgumentException(motion.length + " volumes of motion, " + displacementMm.length + " of displacement");
        }
        facts = List.copyOf(facts);
        pictures = List.copyOf(pictures);
    }

    /** A run without pictures. */
    public ReportRun(String name, double trSeconds, double[][] motion, double[] displacementMm, double limitMm, List<Fact> facts) {
        this(name, trSeconds, motion, displacementMm, limitMm, facts, new double[0], List.of());
    }
}

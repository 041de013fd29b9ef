package org.lodestone.pipeline;

/**
 * Limits of the quality gates; a site can set its own.
 *
 * @param meanFramewiseDisplacementMm largest allowed mean displacement (Power 2012)
 * @param censorFramewiseDisplacementMm a volume with more than this does not count as clean
 * @param cleanMinutes least clean scan time; 4 minutes is the floor of XCP-D
 * @param seedTemporalSnr least median temporal signal-to-noise ratio in the seed: below it the signal has dropped out
 * @param templateSimilarity least correlation of patient and template after registration
 * @param strongestCorrelation the target's r has to be this or lower to count as anticorrelated
 */
public record GateThresholds(
        double meanFramewiseDisplacementMm,
        double censorFramewiseDisplacementMm,
        double cleanMinutes,
        double seedTemporalSnr,
        double templateSimilarity,
        double strongestCorrelation) {

    /** @return the limits the product comes with */
    public static GateThresholds defaults() {
        return new GateThresholds(0.5, 0.5, 4, 20, 0.5, -0.05);
    }
}

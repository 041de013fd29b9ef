package org.lodestone.method.task;

/**
 * A height above which a statistic counts.
 *
 * @param kind such as "FWE, Bonferroni", "FDR" or "FWE, sign flips"
 * @param alpha error rate it controls, one-sided
 * @param statistic lowest t or F that passes; infinite when none does
 * @param voxels how many of the map pass
 */
public record MapThreshold(String kind, double alpha, double statistic, int voxels) {
}

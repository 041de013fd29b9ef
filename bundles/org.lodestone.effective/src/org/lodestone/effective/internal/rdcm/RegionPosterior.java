package org.lodestone.effective.internal.rdcm;

/**
 * What is known of the connections to one region.
 *
 * @param means of the connections from each region, Hz. Not to be modified.
 * @param covariance of these. Not to be modified.
 * @param present probability that each is there; ones without pruning. Not to be modified.
 * @param shape of the noise precision's gamma distribution
 * @param rate of the same
 * @param freeEnergy lower bound of the log evidence
 * @param iterations that were needed
 */
record RegionPosterior(double[] means, double[][] covariance, double[] present, double shape, double rate, double freeEnergy, int iterations) {
}

package org.lodestone.method.task;

/**
 * Largest values of a map when the run is relabelled so that the contrast has no effect.
 *
 * @param kind sign flips or permutations
 * @param statistic largest statistic of each relabelling, ascending; the true labelling is among them. Handed over.
 * @param extent largest cluster in voxels of each relabelling, ascending. Handed over.
 * @param clusterFormingStatistic height that formed the clusters
 */
public record RelabelledMaxima(String kind, double[] statistic, int[] extent, double clusterFormingStatistic) {

    /** @return share of the relabellings whose largest statistic is at least {@code value} */
    public double correctedP(double value) {
        int below = 0;
        while (below < statistic.length && statistic[below] < value) {
            below++;
        }
        return Math.max(1, statistic.length - below) / (double) statistic.length;
    }

    /** @return share of the relabellings whose largest cluster has at least so many voxels */
    public double extentP(int voxels) {
        int below = 0;
        while (below < extent.length && extent[below] < voxels) {
            below++;
        }
        return Math.max(1, extent.length - below) / (double) extent.length;
    }

    /** @return the statistic that a share alpha of the relabellings exceeds */
    public double threshold(double alpha) {
        int index = statistic.length - (int) Math.floor(alpha * statistic.length);
        return index >= statistic.length ? Math.nextUp(statistic[statistic.length - 1]) : statistic[index];
    }
}

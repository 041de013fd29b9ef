package org.lodestone.method.task;

import org.lodestone.image.Mask;

/**
 * A contrast in one region.
 *
 * @param region its name
 * @param voxels of the region that were fitted
 * @param meanEffect over them
 * @param meanStatistic over them
 * @param peakStatistic highest of them
 */
public record RegionSummary(String region, int voxels, double meanEffect, double meanStatistic, double peakStatistic) {

    /**
     * @param name of the region
     * @param region its voxels
     * @param maps of a contrast, on the same grid
     * @param fitted voxels that were fitted
     * @return means over the voxels in both; NaN when there are none
     */
    public static RegionSummary of(String name, Mask region, ContrastMaps maps, Mask fitted) {
        float[] effect = maps.effect().toFloats(), statistic = maps.statistic().toFloats();
        double effects = 0, statistics = 0, peak = Double.NEGATIVE_INFINITY;
        int[] voxels = region.and(fitted).indices();
        for (int v : voxels) {
            effects += effect[v];
            statistics += statistic[v];
            peak = Math.max(peak, statistic[v]);
        }
        int n = voxels.length;
        return new RegionSummary(name, n, effects / n, statistics / n, n == 0 ? Double.NaN : peak);
    }
}

package org.lodestone.method.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lodestone.image.LabelMap;

/**
 * Mean time series of regions.
 *
 * @param names of the regions
 * @param trSeconds seconds between time points
 * @param series {@code [region][time]}. Handed over: must not be modified any more.
 */
public record RegionSeries(List<String> names, double trSeconds, double[][] series) {

    /** Checks the shape and copies the names. */
    public RegionSeries {
        names = List.copyOf(names);
        if (names.size() != series.length) {
            throw new IllegalArgumentException(names.size() + " names for " + series.length + " series");
        }
        for (double[] one : series) {
            if (one.length != series[0].length) {
                throw new IllegalArgumentException("series of " + one.length + " and " + series[0].length + " time points");
            }
        }
    }

    /**
     * Averages the voxels of each region; regions without a voxel in the run are left out.
     *
     * @param run series of voxels
     * @param regions on the same grid
     * @return regions in the order of their numbers
     */
    public static RegionSeries of(VoxelSeries run, LabelMap regions) {
        if (!run.grid().sameAs(regions.grid())) {
            throw new IllegalArgumentException("regions lie on another grid than the run");
        }
        int length = run.length();
        Map<Integer, double[]> sums = new TreeMap<>();
        Map<Integer, Integer> counts = new TreeMap<>();
        int[] voxels = run.mask().indices();
        for (int v = 0; v < voxels.length; v++) {
            int label = regions.labels()[voxels[v]];
            if (label != 0) {
                double[] sum = sums.computeIfAbsent(label, _ -> new double[length]);
                counts.merge(label, 1, Integer::sum);
                for (int t = 0; t < length; t++) {
                    sum[t] += run.values()[v * length + t];
                }
            }
        }
        List<String> names = new ArrayList<>();
        sums.forEach((label, sum) -> {
            names.add(regions.nameOf(label));
            for (int t = 0; t < length; t++) {
                sum[t] /= counts.get(label);
            }
        });
        return new RegionSeries(names, run.trSeconds(), sums.values().toArray(double[][]::new));
    }
}

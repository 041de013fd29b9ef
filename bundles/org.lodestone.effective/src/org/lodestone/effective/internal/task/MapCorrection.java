package org.lodestone.effective.internal.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.image.filter.Components;
import org.lodestone.image.filter.Neighbourhood;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.task.MapCluster;
import org.lodestone.method.task.MapInference;
import org.lodestone.method.task.MapInferenceInput;
import org.lodestone.method.task.MapInferenceResult;
import org.lodestone.method.task.MapThreshold;

/** Thresholds and clusters of one map, one-sided: large values count. */
public final class MapCorrection implements MapInference {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.inference.map", "1", "Correction of a map",
                "Corrects for the number of voxels: Bonferroni, false discoveries, relabelled runs, extent of clusters.",
                "Benjamini 1995, Journal of the Royal Statistical Society B 57:289",
                "Nichols 2002, Human Brain Mapping 15:1, 10.1002/hbm.1058");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.real("alpha", 0.05, 1e-6, 0.5, "Error rate of each correction, one-sided."),
                Parameter.real("clusterFormingP", 0.001, 1e-6, 0.5, "Single-voxel probability that forms clusters."),
                Parameter.integer("minimumVoxels", 1, 1, 100000, "Smallest cluster that is listed."));
    }

    @Override
    public Outcome<MapInferenceResult> run(MapInferenceInput input, Parameters parameters, Execution execution) {
        Heights heights = Heights.of(input.maps().contrast(), input.degreesOfFreedom());
        float[] map = input.maps().statistic().toFloats();
        int[] voxels = input.mask().indices();
        float[] sorted = new float[voxels.length];
        for (int n = 0; n < voxels.length; n++) {
            sorted[n] = map[voxels[n]];
        }
        Arrays.sort(sorted);
        double alpha = parameters.real("alpha");
        List<MapThreshold> thresholds = new ArrayList<>();
        thresholds.add(passing("FWE, Bonferroni", alpha, heights.statistic(alpha / voxels.length), sorted));
        thresholds.add(passing("FDR", alpha, falseDiscovery(sorted, alpha, heights), sorted));
        input.relabelled().ifPresent(maxima -> thresholds.add(
                passing("FWE, largest of " + maxima.statistic().length + " " + maxima.kind(), alpha, maxima.threshold(alpha), sorted)));
        double forming = heights.statistic(parameters.real("clusterFormingP"));
        Mask above = Mask.where(input.mask().grid(), v -> input.mask().contains(v) && map[v] >= forming);
        return Outcome.done(new MapInferenceResult(thresholds, forming,
                clusters(input, heights, above, map, parameters.integer("minimumVoxels"))));
    }

    private static MapThreshold passing(String kind, double alpha, double statistic, float[] sorted) {
        int passing = 0;
        while (passing < sorted.length && sorted[sorted.length - 1 - passing] >= statistic) {
            passing++;
        }
        return new MapThreshold(kind, alpha, statistic, passing);
    }

    /** Benjamini and Hochberg: the lowest value whose probability is at most its rank times alpha over the number of voxels. */
    private static double falseDiscovery(float[] sorted, double alpha, Heights heights) {
        int n = sorted.length;
        for (int rank = n; rank >= 1; rank--) {
            if (heights.tail(sorted[n - rank]) <= alpha * rank / n) {
                return sorted[n - rank];
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static List<MapCluster> clusters(MapInferenceInput input, Heights heights, Mask above, float[] map, int minimum) {
        LabelMap labels = Components.label(above, Neighbourhood.CORNERS);
        int parts = Arrays.stream(labels.labels()).max().orElse(0);
        int[] size = new int[parts + 1], peak = new int[parts + 1];
        Vec3[] sum = new Vec3[parts + 1];
        Arrays.fill(peak, -1);
        Arrays.fill(sum, new Vec3(0, 0, 0));
        Grid grid = above.grid();
        for (int v : above.indices()) {
            int label = labels.labels()[v];
            size[label]++;
            sum[label] = sum[label].plus(centre(grid, v));
            peak[label] = peak[label] < 0 || map[v] > map[peak[label]] ? v : peak[label];
        }
        List<MapCluster> clusters = new ArrayList<>();
        int tests = input.mask().count();
        for (int label = 1; label <= parts; label++) {
            if (size[label] < minimum) {
                continue;
            }
            double value = map[peak[label]];
            int voxels = size[label];
            double corrected = input.relabelled().map(m -> m.correctedP(value)).orElse(Math.min(1, heights.tail(value) * tests));
            double extent = input.relabelled().map(m -> m.extentP(voxels)).orElse(Double.NaN);
            clusters.add(new MapCluster(new FramePoint(grid.frame(), centre(grid, peak[label])), value,
                    input.maps().z().toFloats()[peak[label]], corrected, voxels, voxels * grid.voxelVolumeMm3(), extent,
                    new FramePoint(grid.frame(), sum[label].times(1.0 / voxels))));
        }
        clusters.sort(Comparator.comparingDouble((MapCluster c) -> -c.peakStatistic()));
        return clusters;
    }

    private static Vec3 centre(Grid grid, int v) {
        return grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
    }
}

package org.lodestone.method.task;

import java.util.List;

/**
 * What of a map may be believed.
 *
 * @param thresholds by each correction
 * @param clusterFormingStatistic height that forms the clusters
 * @param clusters largest peak first
 */
public record MapInferenceResult(List<MapThreshold> thresholds, double clusterFormingStatistic, List<MapCluster> clusters) {

    /** Copies the lists. */
    public MapInferenceResult {
        thresholds = List.copyOf(thresholds);
        clusters = List.copyOf(clusters);
    }
}

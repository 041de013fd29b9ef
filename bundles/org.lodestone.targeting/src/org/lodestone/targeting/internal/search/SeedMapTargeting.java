package org.lodestone.targeting.internal.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.target.Evidence;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetingMethod;
import org.lodestone.targeting.internal.evidence.PublishedEvidence;

/**
 * Cluster targeting with the seed's signal read from the whole brain: every voxel outside the search region counts with its weight in a
 * seed map, {@code s(t) = sum G_v y_v(t) / sum |G_v|} (Fox 2013). Holds up where the subgenual signal itself drops out. The map is the
 * group's when the site has one (the published form); otherwise the patient's own seed map is used, thresholded, which gains less and
 * cannot help where the seed has no signal at all. The search region never enters the seed's signal.
 */
public final class SeedMapTargeting implements TargetingMethod {

    private static final String ID = "lodestone.targeting.seed-map";
    private static final int ROWS_AT_ONCE = 512;
    private static final int CONSIDERED = 10;
    /** Clusters of at least this share of the largest one's size are about as large. */
    private static final double COMPARABLE = 0.25;

    private final ClusterTargeting cluster = new ClusterTargeting();

    @Override
    public MethodInfo info() {
        return MethodInfo.of(ID, "2", "Cluster, seed map",
                "Reads the subgenual signal from the whole brain by a seed map, then takes the most anticorrelated cluster.",
                "Fox 2013, NeuroImage 66:151, 10.1016/j.neuroimage.2012.10.082",
                "Cash 2021, Human Brain Mapping 42:4155, 10.1002/hbm.25330");
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(cluster.parameters());
        all.add(Parameter.real("ownMapThreshold", 0.2, 0, 0.9,
                "Without a group map: voxels of the patient's own map below this magnitude do not count."));
        return List.copyOf(all);
    }

    @Override
    public Evidence evidence() {
        return PublishedEvidence.cluster();
    }

    @Override
    public boolean usesSeries() {
        return true;
    }

    @Override
    public Outcome<List<TargetCandidate>> run(TargetingInput input, Parameters parameters, Execution execution) {
        if (input.series().isEmpty() || input.connectivity().isEmpty() && input.groupMap().isEmpty()) {
            return Outcome.refused(Finding.error("LS-TARGET-004", "The method needs time series, and a group's or the patient's seed map.",
                    "Prepare the run and compute the seed correlation first."));
        }
        VoxelSeries series = input.series().get();
        float[] weights = weights(input, parameters.real("ownMapThreshold"));
        float[] standard = new float[series.values().length];
        float[] seed = seed(series, weights, standard, execution);
        if (seed == null) {
            return Outcome.refused(Finding.error("LS-TARGET-005", "No voxel outside the search region has a weight in the seed map.",
                    "Lower ownMapThreshold, or give a group map that covers the run."));
        }
        float[] r = new float[series.mask().count()];
        int length = series.length();
        execution.parallel().forRanges(r.length, ROWS_AT_ONCE, execution.progress(), (start, end) -> {
            for (int v = start; v < end; v++) {
                double dot = 0;
                for (int t = 0; t < length; t++) {
                    dot += standard[v * length + t] * seed[t];
                }
                r[v] = (float) Math.clamp(dot / length, -1, 1);
            }
        });
        ConnectivityMap map = new ConnectivityMap(series.spread(r), seed, 0);
        List<Finding> findings = input.groupMap().isPresent() ? List.of() : List.of(Finding.info("LS-TARGET-006",
                "No group map is installed: the patient's own map is used as weights."));
        Map<String, Object> known = new HashMap<>(parameters.values());
        known.keySet().retainAll(cluster.parameters().stream().map(Parameter::name).toList());
        known.put("candidates", CONSIDERED);
        Parameters asked = Parameters.of(cluster.parameters(), known);
        return Outcome.done(map, findings).then(m -> cluster.run(input.withConnectivity(m), asked, execution)).then(list -> Outcome.done(
                (input.groupMap().isPresent() ? list : nearTheSeed(list, input.connectivity().get().r())).stream()
                        .limit(parameters.integer("candidates")).map(SeedMapTargeting::renamed).toList()));
    }

    /**
     * The patient's own map also holds what happened to go with the seed in this run, and a cluster that lives of that can be the largest.
     * So of clusters about as large as the largest the one comes first that the seed itself is most anticorrelated with.
     */
    private static List<TargetCandidate> nearTheSeed(List<TargetCandidate> clusters, Volume seedMap) {
        float[] r = seedMap.toFloats();
        double least = COMPARABLE * clusters.getFirst().clusterMm3();
        TargetCandidate best = clusters.stream().filter(c -> c.clusterMm3() >= least)
                .min(Comparator.comparingDouble(c -> valueAt(seedMap, r, c))).orElseThrow();
        List<TargetCandidate> sorted = new ArrayList<>(clusters);
        sorted.remove(best);
        sorted.addFirst(best);
        return sorted;
    }

    private static double valueAt(Volume map, float[] r, TargetCandidate candidate) {
        Vec3 p = map.grid().toVoxel(candidate.nativePoint());
        int i = (int) Math.floor(p.x() + 0.5), j = (int) Math.floor(p.y() + 0.5), k = (int) Math.floor(p.z() + 0.5);
        return map.grid().contains(i, j, k) ? r[map.grid().index(i, j, k)] : 0;
    }

    private static TargetCandidate renamed(TargetCandidate c) {
        return new TargetCandidate(ID, c.nativePoint(), c.templatePoint(), c.region(), c.correlation(), c.clusterMm3(), c.scalp(), c.gates());
    }

    private static float[] weights(TargetingInput input, double threshold) {
        Volume map = input.groupMap().orElseGet(() -> input.connectivity().orElseThrow().r());
        float[] weights = map.toFloats().clone();
        for (int v = 0; v < weights.length; v++) {
            boolean counts = input.groupMap().isPresent() || Math.abs(weights[v]) >= threshold;
            weights[v] = counts && !input.searchMask().contains(v) ? weights[v] : 0;
        }
        return weights;
    }

    /** Fills {@code standard} with rows of zero mean and unit variance; returns the weighted mean, the same way, or null without voxels. */
    private static float[] seed(VoxelSeries series, float[] weights, float[] standard, Execution execution) {
        int length = series.length();
        int[] voxels = series.mask().indices();
        double[] sum = execution.parallel().reduce(voxels.length, ROWS_AT_ONCE, execution.progress(), new double[length],
                (start, end) -> {
                    double[] part = new double[length];
                    for (int v = start; v < end; v++) {
                        StandardRows.standardise(series.values(), standard, v * length, length);
                        float weight = weights[voxels[v]];
                        for (int t = 0; t < length && weight != 0; t++) {
                            part[t] += weight * standard[v * length + t];
                        }
                    }
                    return part;
                }, (all, part) -> {
                    for (int t = 0; t < length; t++) {
                        all[t] += part[t];
                    }
                    return all;
                });
        double square = 0;
        for (double x : sum) {
            square += x * x;
        }
        if (!(square > 0)) {
            return null;
        }
        float[] seed = new float[length];
        for (int t = 0; t < length; t++) {
            seed[t] = (float) (sum[t] / Math.sqrt(square / length));
        }
        return seed;
    }
}

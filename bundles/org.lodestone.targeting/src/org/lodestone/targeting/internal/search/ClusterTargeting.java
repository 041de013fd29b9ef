package org.lodestone.targeting.internal.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.image.filter.Components;
import org.lodestone.image.filter.Neighbourhood;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.Evidence;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetingMethod;
import org.lodestone.targeting.internal.evidence.PublishedEvidence;

/**
 * The centre of the largest cluster of the most anticorrelated voxels (Cash 2021): of the voxels with negative correlation the most
 * negative tenth is kept, connected by faces, edges and corners; the largest part stands for the patient's own circuit, and its centre is
 * the target. The centre is weighted with |r|, which moves it towards the peak where a cluster is cut off by the border of the search
 * region, and stays between voxel centres. When the centre of a bent cluster falls outside it (into a sulcus or white matter) the nearest
 * voxel of the cluster is taken instead.
 */
public final class ClusterTargeting implements TargetingMethod {

    private static final String ID = "lodestone.targeting.cluster";

    @Override
    public MethodInfo info() {
        return new MethodInfo(ID, "1", "Most anticorrelated cluster",
                "Centre of the largest cluster among the tenth of the search region that is most anticorrelated with the seed."
                        + " Published scan-to-scan distance about 2 mm on long runs; association with response is debated.",
                List.of("Cash 2021, Human Brain Mapping 42:4155, 10.1002/hbm.25330",
                        "Cash 2019, Biological Psychiatry 86:e5, 10.1016/j.biopsych.2018.12.002"), 10);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.real("percent", 10, 1, 100, "Share of the anticorrelated voxels that is kept, the most negative ones (Cash 2021)."),
                Parameter.integer("candidates", 3, 1, 10, "How many clusters to report, the largest first."),
                Parameter.choice("centre", "weighted", List.of("weighted", "geometric"),
                        "Centre of mass weighted with |r|, or of the cluster's shape alone."));
    }

    @Override
    public Evidence evidence() {
        return PublishedEvidence.cluster();
    }

    @Override
    public Outcome<List<TargetCandidate>> run(TargetingInput input, Parameters parameters, Execution execution) {
        return SearchField.of(input).then(field -> {
            int kept = Math.max(1, (int) Math.round(field.voxels().length * parameters.real("percent") / 100));
            BitSet most = new BitSet();
            for (int n = 0; n < kept; n++) {
                most.set(field.voxels()[n]);
            }
            LabelMap parts = Components.label(new Mask(field.grid(), most), Neighbourhood.CORNERS);
            List<TargetCandidate> candidates = new ArrayList<>();
            for (List<Integer> cluster : clusters(field, parts, kept)) {
                if (candidates.size() < parameters.integer("candidates")) {
                    candidates.add(candidate(field, cluster, parameters.text("centre").equals("weighted")));
                }
            }
            return Outcome.done(List.copyOf(candidates));
        });
    }

    /** Voxels of each part, the largest part first; of equal ones the more negative. */
    private static List<List<Integer>> clusters(SearchField field, LabelMap parts, int kept) {
        List<List<Integer>> clusters = new ArrayList<>();
        for (int n = 0; n < kept; n++) {
            int voxel = field.voxels()[n];
            int label = parts.labels()[voxel];
            while (clusters.size() < label) {
                clusters.add(new ArrayList<>());
            }
            clusters.get(label - 1).add(voxel);
        }
        clusters.sort(Comparator.comparingInt((List<Integer> c) -> -c.size()).thenComparingDouble(c -> meanCorrelation(field, c)));
        return clusters;
    }

    private static double meanCorrelation(SearchField field, List<Integer> cluster) {
        return cluster.stream().mapToDouble(v -> field.r()[v]).sum() / cluster.size();
    }

    private static TargetCandidate candidate(SearchField field, List<Integer> cluster, boolean weighted) {
        Vec3 sum = Vec3.ZERO;
        double total = 0;
        for (int voxel : cluster) {
            double weight = weighted ? -field.r()[voxel] : 1;
            sum = sum.plus(field.centre(voxel).times(weight));
            total += weight;
        }
        Vec3 centre = sum.times(1 / total);
        int voxel = field.voxelAt(centre);
        if (!cluster.contains(voxel)) {
            Vec3 middle = centre;
            voxel = cluster.stream().min(Comparator.comparingDouble((Integer v) -> field.centre(v).distance(middle))
                    .thenComparing(v -> v)).orElseThrow();
            centre = field.centre(voxel);
        }
        return field.candidate(ID, centre, field.r()[voxel], cluster.size() * field.grid().voxelVolumeMm3());
    }
}

package org.lodestone.targeting.internal.search;

import java.util.Arrays;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Grid;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.Evidence;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetingMethod;
import org.lodestone.targeting.internal.evidence.PublishedEvidence;

/**
 * The point of the search region from which the coil reaches most of the network: the network is the most negative share of the whole
 * brain's map, the reach a Gaussian around the point. Follows the idea of Lynch 2022 (hit the network, not a point) without an electric
 * field; with a field model the reach would follow the gyri.
 */
public final class NetworkOverlapTargeting implements TargetingMethod {

    private static final String ID = "lodestone.targeting.network-overlap";
    private static final int VOXELS_AT_ONCE = 64;

    @Override
    public MethodInfo info() {
        return MethodInfo.of(ID, "1", "Network overlap",
                "The point from which most of the seed's anticorrelated network lies within reach of the coil.",
                "Lynch 2022, Neuron 110:3263, 10.1016/j.neuron.2022.08.012");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.real("networkPercent", 5, 0.5, 30, "Share of the brain's voxels, the most anticorrelated, that make the network."),
                Parameter.real("reachMm", 10, 3, 25, "Half width at half maximum of the stimulated patch."));
    }

    @Override
    public Evidence evidence() {
        return PublishedEvidence.network();
    }

    @Override
    public Outcome<List<TargetCandidate>> run(TargetingInput input, Parameters parameters, Execution execution) {
        return SearchField.of(input).then(field -> {
            float[] r = field.r();
            float[] all = new float[r.length];
            int count = 0;
            for (float value : r) {
                if (value != 0) {
                    all[count++] = value;
                }
            }
            float[] sorted = Arrays.copyOf(all, count);
            Arrays.sort(sorted);
            float limit = Math.min(0, sorted[Math.min(count - 1, (int) (count * parameters.real("networkPercent") / 100))]);
            int[] voxels = field.mask().indices();
            double[] reached = new double[voxels.length];
            execution.parallel().forRanges(voxels.length, VOXELS_AT_ONCE, execution.progress(), (start, end) -> {
                for (int n = start; n < end; n++) {
                    reached[n] = reached(field, voxels[n], limit, parameters.real("reachMm"));
                }
            });
            int best = 0;
            for (int n = 1; n < voxels.length; n++) {
                best = reached[n] > reached[best] ? n : best;
            }
            if (reached[best] == 0) {
                return Outcome.refused(Finding.error("LS-TARGET-007", "No part of the network lies within reach of the search region.",
                        "Raise networkPercent, or use the cluster method."));
            }
            return Outcome.done(List.of(field.candidate(ID, field.centre(voxels[best]), r[voxels[best]], 0)));
        });
    }

    /** Weighted volume of the network around a voxel. */
    private static double reached(SearchField field, int voxel, float limit, double reachMm) {
        Grid grid = field.grid();
        int i = voxel % grid.nx(), j = voxel / grid.nx() % grid.ny(), k = voxel / (grid.nx() * grid.ny());
        int ri = (int) (2 * reachMm / grid.spacingMm(0)), rj = (int) (2 * reachMm / grid.spacingMm(1));
        int rk = (int) (2 * reachMm / grid.spacingMm(2));
        double inside = 0;
        for (int c = Math.max(0, k - rk); c <= Math.min(grid.nz() - 1, k + rk); c++) {
            for (int b = Math.max(0, j - rj); b <= Math.min(grid.ny() - 1, j + rj); b++) {
                for (int a = Math.max(0, i - ri); a <= Math.min(grid.nx() - 1, i + ri); a++) {
                    if (field.r()[grid.index(a, b, c)] < limit) {
                        double d = grid.toWorld(a, b, c).distance(grid.toWorld(i, j, k)) / reachMm;
                        inside += Math.exp(-Math.log(2) * d * d);
                    }
                }
            }
        }
        return inside;
    }
}

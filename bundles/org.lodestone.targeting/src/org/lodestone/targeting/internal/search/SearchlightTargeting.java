package org.lodestone.targeting.internal.search;

import java.util.List;
import org.lodestone.core.Execution;
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
 * The voxel around which the correlation is most negative on average over a ball: the coil stimulates a patch, not a point. Voxels of the
 * ball count when they have a correlation, inside the search region or not, so that the region's border does not attract targets.
 */
public final class SearchlightTargeting implements TargetingMethod {

    private static final String ID = "lodestone.targeting.searchlight";
    private static final int VOXELS_AT_ONCE = 64;

    @Override
    public MethodInfo info() {
        return MethodInfo.of(ID, "1", "Searchlight",
                "The point of the search region around which the mean correlation with the seed is most negative.",
                "Cash 2021, Human Brain Mapping 42:4155, 10.1002/hbm.25330");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("radiusMm", 8, 2, 20, "Radius of the ball, about the size of the stimulated patch."));
    }

    @Override
    public Evidence evidence() {
        return PublishedEvidence.patch();
    }

    @Override
    public Outcome<List<TargetCandidate>> run(TargetingInput input, Parameters parameters, Execution execution) {
        double radius = parameters.real("radiusMm");
        return SearchField.of(input).then(field -> {
            int[] voxels = field.mask().indices();
            double[] means = new double[voxels.length];
            execution.parallel().forRanges(voxels.length, VOXELS_AT_ONCE, execution.progress(), (start, end) -> {
                for (int n = start; n < end; n++) {
                    means[n] = mean(field, voxels[n], radius);
                }
            });
            int best = 0;
            for (int n = 1; n < voxels.length; n++) {
                if (means[n] < means[best]) {
                    best = n;
                }
            }
            return Outcome.done(List.of(field.candidate(ID, field.centre(voxels[best]), field.r()[voxels[best]], 0)));
        });
    }

    private static double mean(SearchField field, int voxel, double radiusMm) {
        Grid grid = field.grid();
        int i = voxel % grid.nx(), j = voxel / grid.nx() % grid.ny(), k = voxel / (grid.nx() * grid.ny());
        int ri = (int) (radiusMm / grid.spacingMm(0)), rj = (int) (radiusMm / grid.spacingMm(1));
        int rk = (int) (radiusMm / grid.spacingMm(2));
        double sum = 0;
        int count = 0;
        for (int c = Math.max(0, k - rk); c <= Math.min(grid.nz() - 1, k + rk); c++) {
            for (int b = Math.max(0, j - rj); b <= Math.min(grid.ny() - 1, j + rj); b++) {
                for (int a = Math.max(0, i - ri); a <= Math.min(grid.nx() - 1, i + ri); a++) {
                    float r = field.r()[grid.index(a, b, c)];
                    if (r != 0 && grid.toWorld(a, b, c).distance(grid.toWorld(i, j, k)) <= radiusMm) {
                        sum += r;
                        count++;
                    }
                }
            }
        }
        return sum / count;
    }
}

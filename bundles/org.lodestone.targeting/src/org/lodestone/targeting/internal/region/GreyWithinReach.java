package org.lodestone.targeting.internal.region;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Mask;
import org.lodestone.image.Sampler;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.SearchLimit;
import org.lodestone.method.target.SearchLimitInput;

/**
 * Keeps voxels that hold enough grey matter and lie near enough to the scalp. The share of grey matter is the mean of the tissue map at 27
 * points of the voxel; the distance is that to the nearest vertex of the scalp, which is at most half an edge of its mesh too long. Double
 * precision.
 */
public final class GreyWithinReach implements SearchLimit {

    private static final int VOXELS_AT_ONCE = 64;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.search.grey-within-reach", "1", "Grey matter within reach",
                "Takes white matter, fluid and what lies too deep for a coil out of the search region.",
                "Deng 2013, Brain Stimulation 6:1, 10.1016/j.brs.2012.02.005");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.real("greyShare", 0.3, 0, 1, "Least share of grey matter in a voxel; 0 keeps all tissue."),
                Parameter.real("reachMm", 34, 0, 100,
                        "Largest distance from the scalp, the largest half-value depth of 50 coils (Deng 2013); 0 for any."));
    }

    @Override
    public Outcome<Mask> run(SearchLimitInput input, Parameters parameters, Execution execution) {
        List<Finding> findings = new ArrayList<>();
        Mask search = input.search(), kept = search;
        double share = parameters.real("greyShare"), reach = parameters.real("reachMm");
        if (share > 0 && input.grey().isPresent()) {
            kept = grey(kept, input.grey().get(), share, execution);
        }
        if (reach > 0 && input.scalp().isPresent()) {
            kept = near(kept, input.scalp().get(), reach, execution);
        }
        if (kept.count() == 0) {
            return Outcome.refused(Finding.error("LS-SEARCH-001", "No voxel of the search region holds grey matter within reach of the scalp.",
                    "Check tissue map and scalp, or lower greyShare and raise reachMm."));
        }
        findings.add(Finding.info("LS-SEARCH-002", String.format(Locale.ROOT,
                "The search region is limited to grey matter within reach: %.1f of %.1f ml are left.", kept.volumeMl(), search.volumeMl())));
        return Outcome.done(kept, findings);
    }

    private static Mask grey(Mask mask, Volume grey, double share, Execution execution) {
        Sampler sampler = Sampler.of(grey, Interpolation.LINEAR, 0, execution);
        Grid grid = mask.grid();
        return filter(mask, execution, (i, j, k) -> {
            double sum = 0;
            for (int n = 0; n < 27; n++) {
                Vec3 p = grey.grid().worldToVoxel().apply(
                        grid.toWorld(i + (n % 3 - 1) / 3.0, j + (n / 3 % 3 - 1) / 3.0, k + (n / 9 - 1) / 3.0));
                sum += sampler.at(p.x(), p.y(), p.z());
            }
            return sum / 27 >= share;
        });
    }

    private static Mask near(Mask mask, Surface scalp, double reachMm, Execution execution) {
        float[] vertices = scalp.vertices();
        Grid grid = mask.grid();
        return filter(mask, execution, (i, j, k) -> {
            Vec3 p = grid.toWorld(i, j, k);
            for (int v = 0; v < vertices.length; v += 3) {
                double dx = vertices[v] - p.x(), dy = vertices[v + 1] - p.y(), dz = vertices[v + 2] - p.z();
                if (dx * dx + dy * dy + dz * dz <= reachMm * reachMm) {
                    return true;
                }
            }
            return false;
        });
    }

    private interface Keep {
        boolean at(int i, int j, int k);
    }

    private static Mask filter(Mask mask, Execution execution, Keep keep) {
        Grid grid = mask.grid();
        int[] voxels = mask.indices();
        boolean[] kept = new boolean[voxels.length];
        execution.parallel().forRanges(voxels.length, VOXELS_AT_ONCE, execution.progress(), (start, end) -> {
            for (int n = start; n < end; n++) {
                int v = voxels[n];
                kept[n] = keep.at(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny()));
            }
        });
        BitSet inside = new BitSet();
        for (int n = 0; n < voxels.length; n++) {
            inside.set(voxels[n], kept[n]);
        }
        return new Mask(grid, inside);
    }
}

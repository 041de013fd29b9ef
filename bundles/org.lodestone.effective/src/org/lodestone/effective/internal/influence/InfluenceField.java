package org.lodestone.effective.internal.influence;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Grid;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.image.filter.Components;
import org.lodestone.image.filter.Neighbourhood;
import org.lodestone.method.target.TargetingInput;

/**
 * Strength of a directed influence at each voxel of the search region, and the target in it: of the strongest share of the voxels the
 * connected part with the largest sum, its centre weighted with the strength, moved into the part where it falls outside.
 *
 * @param input of the targeting method
 * @param voxels of the search region that were tested, in memory order. Not to be modified.
 * @param strength one value each, at least 0. Not to be modified.
 * @param gate on the series
 */
record InfluenceField(TargetingInput input, int[] voxels, double[] strength, Gate gate) {

    /** @return whether there is an influence at all */
    boolean isEmpty() {
        return IntStream.range(0, strength.length).noneMatch(n -> strength[n] > 0);
    }

    /**
     * @param id of the method
     * @param percent of the voxels that is kept
     * @return the target
     */
    TargetCandidate target(String id, double percent) {
        Grid grid = input.searchMask().grid();
        int kept = Math.max(1, (int) Math.round(voxels.length * percent / 100));
        BitSet strongest = new BitSet();
        double[] at = new double[Math.toIntExact(grid.size())];
        IntStream.range(0, voxels.length).filter(n -> strength[n] > 0).boxed()
                .sorted(Comparator.comparingDouble((Integer n) -> -strength[n]).thenComparing(n -> n)).limit(kept)
                .forEach(n -> {
                    strongest.set(voxels[n]);
                    at[voxels[n]] = strength[n];
                });
        LabelMap parts = Components.label(new Mask(grid, strongest), Neighbourhood.CORNERS);
        double[] sums = new double[kept + 1];
        strongest.stream().forEach(v -> sums[parts.labels()[v]] += at[v]);
        int best = IntStream.rangeClosed(1, kept).boxed().max(Comparator.comparingDouble((Integer label) -> sums[label])
                .thenComparing(label -> -label)).orElseThrow();
        int[] part = strongest.stream().filter(v -> parts.labels()[v] == best).toArray();
        Vec3 sum = Vec3.ZERO;
        for (int voxel : part) {
            sum = sum.plus(centre(grid, voxel).times(at[voxel]));
        }
        Vec3 middle = sum.times(1 / sums[best]);
        int nearest = IntStream.of(part).boxed().min(Comparator.comparingDouble((Integer v) -> centre(grid, v).distance(middle))
                .thenComparing(v -> v)).orElseThrow();
        // the centre itself stays between voxels, unless a bent part leaves it outside
        Vec3 point = centre(grid, nearest).distance(middle) <= grid.spacingMm(0) ? middle : centre(grid, nearest);
        FramePoint here = new FramePoint(grid.frame(), point);
        double r = input.connectivity().map(map -> (double) map.r().toFloats()[nearest]).orElse(Double.NaN);
        return new TargetCandidate(id, here, input.t1wToTemplate().apply(here), "", r, part.length * grid.voxelVolumeMm3(),
                Optional.empty(), List.of(gate));
    }

    /** @return one line for the report: the strongest influence found */
    String describe(String what) {
        return String.format(Locale.ROOT, "%s: strongest Granger influence %.4f in %d voxels of the search region.", what,
                java.util.Arrays.stream(strength).max().orElse(0), voxels.length);
    }

    private static Vec3 centre(Grid grid, int voxel) {
        return grid.toWorld(voxel % grid.nx(), voxel / grid.nx() % grid.ny(), voxel / (grid.nx() * grid.ny()));
    }
}

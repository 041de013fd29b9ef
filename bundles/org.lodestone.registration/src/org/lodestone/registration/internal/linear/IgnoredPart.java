package org.lodestone.registration.internal.linear;

import java.util.BitSet;
import java.util.Optional;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.filter.Morphology;

/**
 * The part of a moving image that must not count: a lesion has no counterpart in a healthy template and would draw the map towards itself
 * (cost function masking, Brett 2001).
 *
 * @param mask on the moving image's grid, already grown by the reach of the comparison; empty when everything counts
 */
public record IgnoredPart(Optional<Mask> mask) {

    /** Everything counts. */
    public static final IgnoredPart NOTHING = new IgnoredPart(Optional.empty());

    private static final double GROWTH_MM = 3;

    /**
     * @param mask as drawn; empty when everything counts
     * @param execution threads and cancellation
     * @return the part that is ignored, a little larger: what borders on a lesion is displaced by it
     */
    public static IgnoredPart of(Optional<Mask> mask, Execution execution) {
        return new IgnoredPart(mask.filter(drawn -> drawn.count() > 0).map(drawn -> Morphology.dilate(drawn, GROWTH_MM, execution)));
    }

    /** @return this, larger by {@code mm}: what a smoothed image shows of the ignored part beyond its border */
    public IgnoredPart grown(double mm, Execution execution) {
        return new IgnoredPart(mask.map(drawn -> Morphology.dilate(drawn, mm, execution)));
    }

    /** @return whether a position of the moving image, mm, is ignored */
    public boolean contains(Vec3 mm) {
        if (mask.isEmpty()) {
            return false;
        }
        Grid grid = mask.get().grid();
        Vec3 p = grid.worldToVoxel().apply(mm);
        int i = (int) Math.round(p.x()), j = (int) Math.round(p.y()), k = (int) Math.round(p.z());
        return grid.contains(i, j, k) && mask.get().contains(grid.index(i, j, k));
    }

    /**
     * @param region of the fixed image
     * @param fixedToMoving as far as it is known
     * @return the voxels of the region that do not fall on the ignored part
     */
    public Mask outOf(Mask region, Affine fixedToMoving) {
        if (mask.isEmpty()) {
            return region;
        }
        Grid from = region.grid();
        Grid to = mask.get().grid();
        Affine map = to.worldToVoxel().times(fixedToMoving).times(from.voxelToWorld());
        BitSet left = new BitSet((int) from.size());
        for (int v : region.indices()) {
            Vec3 p = map.apply(v % from.nx(), v / from.nx() % from.ny(), v / (from.nx() * from.ny()));
            int i = (int) Math.round(p.x()), j = (int) Math.round(p.y()), k = (int) Math.round(p.z());
            left.set(v, !to.contains(i, j, k) || !mask.get().contains(to.index(i, j, k)));
        }
        return new Mask(from, left);
    }
}

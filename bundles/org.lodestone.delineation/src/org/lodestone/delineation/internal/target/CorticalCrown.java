package org.lodestone.delineation.internal.target;

import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.filter.Distance;

/**
 * The outer cortex of a brain, where gyri meet the skull: what a coil reaches and what navigation shows.
 *
 * @param grid of the brain
 * @param depthMm distance of each brain voxel to the nearest voxel outside the brain; 0 outside
 */
record CorticalCrown(Grid grid, float[] depthMm) {

    /** Cortex of a crown, fluid above it included. */
    private static final double DEEPEST_MM = 6;

    static CorticalCrown of(Mask brain, Execution execution) {
        return new CorticalCrown(brain.grid(), Distance.toMaskMm(Mask.where(brain.grid(), v -> !brain.contains(v)), execution).toFloats());
    }

    /** @return true for voxels of the outer cortex */
    boolean contains(int voxel) {
        return depthMm[voxel] > 1 && depthMm[voxel] <= DEEPEST_MM;
    }

    Vec3 at(int voxel) {
        return grid.toWorld(voxel % grid.nx(), voxel / grid.nx() % grid.ny(), voxel / (grid.nx() * grid.ny()));
    }

    /** @return the mean of those voxels of a mask that lie in the outer cortex, put on the nearest of them; empty when there are none */
    Optional<FramePoint> middle(Mask mask) {
        Vec3 sum = Vec3.ZERO;
        int count = 0;
        for (int v : mask.indices()) {
            if (contains(v)) {
                sum = sum.plus(at(v));
                count++;
            }
        }
        return count == 0 ? Optional.empty() : nearest(mask, sum.times(1.0 / count), Double.POSITIVE_INFINITY);
    }

    /** @return the voxel of a mask in the outer cortex that is nearest to a point; empty when none lies within the radius */
    Optional<FramePoint> nearest(Mask mask, Vec3 point, double radiusMm) {
        double best = radiusMm;
        Vec3 found = null;
        for (int v : mask.indices()) {
            if (contains(v) && at(v).distance(point) < best) {
                found = at(v);
                best = found.distance(point);
            }
        }
        return Optional.ofNullable(found).map(mm -> new FramePoint(grid.frame(), mm));
    }
}

package org.lodestone.pipeline.internal.structure;

import java.util.Optional;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;

/**
 * Finds the cortex below a point of the scalp: straight in against the normal to the first voxel that is at least half brain tissue.
 *
 * @param brain mask
 * @param grey share of grey matter, on its grid
 * @param white share of white matter, on its grid
 */
record CortexBelow(Mask brain, float[] grey, float[] white) {

    private static final double STEP_MM = 0.25;
    private static final double DEEPEST_MM = 50;

    static CortexBelow of(HeadModel head) {
        return new CortexBelow(head.brain(), head.tissue().grey().toFloats(), head.tissue().white().toFloats());
    }

    /** @return the first cortical point below; empty when there is none within 50 mm */
    Optional<FramePoint> at(ScalpTarget scalp) {
        Grid grid = brain.grid();
        Vec3 start = scalp.point().mm(), inwards = scalp.outwardNormal().unit().times(-1);
        for (double mm = 0; mm <= DEEPEST_MM; mm += STEP_MM) {
            Vec3 p = start.plus(inwards.times(mm));
            Vec3 v = grid.toVoxel(new FramePoint(scalp.point().frame(), p));
            int i = (int) Math.round(v.x()), j = (int) Math.round(v.y()), k = (int) Math.round(v.z());
            if (grid.contains(i, j, k)) {
                int at = grid.index(i, j, k);
                if (brain.contains(at) && grey[at] + white[at] >= 0.5) {
                    return Optional.of(new FramePoint(scalp.point().frame(), p));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The distance that thresholds are compared by: to the nearest tissue, since straight in may lead down a sulcus.
     *
     * @return millimetres from the scalp point to the nearest voxel that is at least half brain tissue; NaN when none is within 50 mm
     */
    double distanceMm(ScalpTarget scalp) {
        Grid grid = brain.grid();
        Vec3 from = scalp.point().mm();
        Vec3 centre = grid.toVoxel(scalp.point());
        int[] low = new int[3], high = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            int reach = (int) Math.ceil(DEEPEST_MM / grid.spacingMm(axis));
            low[axis] = Math.max(0, (int) Math.round(centre.get(axis)) - reach);
            high[axis] = Math.min(grid.extent(axis) - 1, (int) Math.round(centre.get(axis)) + reach);
        }
        double best = Double.POSITIVE_INFINITY;
        for (int k = low[2]; k <= high[2]; k++) {
            for (int j = low[1]; j <= high[1]; j++) {
                for (int i = low[0]; i <= high[0]; i++) {
                    int at = grid.index(i, j, k);
                    if (brain.contains(at) && grey[at] + white[at] >= 0.5) {
                        best = Math.min(best, grid.toWorld(i, j, k).distance(from));
                    }
                }
            }
        }
        return best <= DEEPEST_MM ? best : Double.NaN;
    }
}

package org.lodestone.image;

import java.util.BitSet;
import java.util.Optional;
import org.lodestone.core.Vec3;

/**
 * A round brush that adds voxels to a mask or takes them away: those whose centre lies within a radius of a stroke.
 *
 * @param radiusMm of the brush; more than 0
 * @param adds true to add, false to erase
 */
public record MaskBrush(double radiusMm, boolean adds) {

    /** Checks the radius. */
    public MaskBrush {
        if (!(radiusMm > 0)) {
            throw new IllegalArgumentException("brush of " + radiusMm + " mm");
        }
    }

    /**
     * Draws a straight stroke.
     *
     * @param mask drawn on; stays as it is
     * @param from beginning of the stroke, mm in the mask's space
     * @param to its end
     * @param plane normal of the plane in which the stroke lies when only voxels of that slice are to change; empty for a ball
     * @return the changed mask
     */
    public Mask stroke(Mask mask, Vec3 from, Vec3 to, Optional<Vec3> plane) {
        Grid grid = mask.grid();
        BitSet inside = mask.toBitSet();
        Optional<Vec3> normal = plane.map(Vec3::unit);
        double half = normal.map(n -> halfThickness(grid, n)).orElse(Double.MAX_VALUE);
        int[] low = new int[3], high = new int[3];
        Vec3 a = grid.worldToVoxel().apply(from), b = grid.worldToVoxel().apply(to);
        for (int axis = 0; axis < 3; axis++) {
            double reach = radiusMm / grid.spacingMm(axis) + 1;
            low[axis] = (int) Math.max(0, Math.floor(Math.min(a.get(axis), b.get(axis)) - reach));
            high[axis] = (int) Math.min(grid.extent(axis) - 1, Math.ceil(Math.max(a.get(axis), b.get(axis)) + reach));
        }
        for (int k = low[2]; k <= high[2]; k++) {
            for (int j = low[1]; j <= high[1]; j++) {
                for (int i = low[0]; i <= high[0]; i++) {
                    Vec3 p = grid.toWorld(i, j, k);
                    double off = normal.map(n -> p.minus(from).dot(n)).orElse(0.0);
                    // half open, so a plane midway between two slices takes one of them
                    if (off > -half && off <= half && distance(p, from, to, off, normal) <= radiusMm) {
                        inside.set(grid.index(i, j, k), adds);
                    }
                }
            }
        }
        return new Mask(grid, inside);
    }

    /** In a plane the brush is a disc: the way out of the plane does not count. */
    private static double distance(Vec3 p, Vec3 from, Vec3 to, double off, Optional<Vec3> normal) {
        Vec3 q = normal.map(n -> p.minus(n.times(off))).orElse(p);
        Vec3 along = to.minus(from);
        double length = along.dot(along);
        double t = length == 0 ? 0 : Math.clamp(q.minus(from).dot(along) / length, 0, 1);
        return q.distance(from.plus(along.times(t)));
    }

    private static double halfThickness(Grid grid, Vec3 normal) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            sum += Math.abs(grid.voxelToWorld().column(axis).dot(normal)) / 2;
        }
        return sum;
    }
}

package org.lodestone.report.picture;

import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;

/**
 * The smallest box along the axes of the space that holds a mask.
 *
 * @param low corner with the smallest coordinates, mm
 * @param high corner with the largest
 */
public record BrainBox(Vec3 low, Vec3 high) {

    /** @return the box of the mask's voxel centres; of the whole grid when the mask is empty */
    public static BrainBox of(Mask mask) {
        Grid grid = mask.grid();
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        int[] inside = mask.indices();
        for (int v : inside) {
            widen(low, high, grid.toWorld(v % grid.nx(), v / grid.nx() % grid.ny(), v / (grid.nx() * grid.ny())));
        }
        for (int corner = 0; corner < 8 && inside.length == 0; corner++) {
            widen(low, high, grid.toWorld((corner & 1) * (grid.nx() - 1), (corner >> 1 & 1) * (grid.ny() - 1), (corner >> 2) * (grid.nz() - 1)));
        }
        return new BrainBox(new Vec3(low[0], low[1], low[2]), new Vec3(high[0], high[1], high[2]));
    }

    private static void widen(double[] low, double[] high, Vec3 mm) {
        for (int axis = 0; axis < 3; axis++) {
            low[axis] = Math.min(low[axis], mm.get(axis));
            high[axis] = Math.max(high[axis], mm.get(axis));
        }
    }

    /** @return the middle, mm */
    public Vec3 centre() {
        return low.plus(high).times(0.5);
    }
}

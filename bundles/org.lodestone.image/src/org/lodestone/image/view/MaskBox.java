package org.lodestone.image.view;

import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;

/** Cuts the box around a mask's voxels out of its grid, with a rim of one empty voxel: most regions are a small part of the head. */
final class MaskBox {

    private MaskBox() {
    }

    /** @return a volume that is 1 inside and 0 outside, in the same space at the same place */
    static Volume of(Mask mask) {
        Grid grid = mask.grid();
        int[] low = {grid.nx(), grid.ny(), grid.nz()};
        int[] high = {-1, -1, -1};
        int[] indices = mask.indices();
        for (int index : indices) {
            int[] at = {index % grid.nx(), index / grid.nx() % grid.ny(), index / (grid.nx() * grid.ny())};
            for (int axis = 0; axis < 3; axis++) {
                low[axis] = Math.min(low[axis], at[axis] - 1);
                high[axis] = Math.max(high[axis], at[axis] + 1);
            }
        }
        if (indices.length == 0) {
            return Volume.of(new Grid(1, 1, 1, grid.voxelToWorld(), grid.frame()), new float[1]);
        }
        Affine placed = grid.voxelToWorld().times(Affine.translation(new Vec3(low[0], low[1], low[2])));
        Grid box = new Grid(high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1, placed, grid.frame());
        float[] values = new float[(int) box.size()];
        for (int index : indices) {
            int i = index % grid.nx(), j = index / grid.nx() % grid.ny(), k = index / (grid.nx() * grid.ny());
            values[box.index(i - low[0], j - low[1], k - low[2])] = 1;
        }
        return Volume.of(box, values);
    }
}

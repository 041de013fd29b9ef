package org.lodestone.method.structure;

import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;

/**
 * What share of each voxel is which tissue, 0 to 1, on the scan's grid; the three sum to 1 inside the brain and to 0 outside.
 *
 * @param grey grey matter
 * @param white white matter
 * @param fluid cerebrospinal fluid
 */
public record TissueMaps(Volume grey, Volume white, Volume fluid) {

    /** Checks that the maps lie voxel on voxel. */
    public TissueMaps {
        if (!grey.grid().sameAs(white.grid()) || !grey.grid().sameAs(fluid.grid())) {
            throw new IllegalArgumentException("tissue maps on different grids");
        }
    }

    /** @return where the maps lie */
    public Grid grid() {
        return grey.grid();
    }

    /** @return voxels whose largest share is grey matter */
    public Mask greyMask() {
        return largest(grey, white, fluid);
    }

    /** @return voxels whose largest share is white matter */
    public Mask whiteMask() {
        return largest(white, grey, fluid);
    }

    /** @return voxels whose largest share is fluid */
    public Mask fluidMask() {
        return largest(fluid, grey, white);
    }

    /** @return millilitres of a tissue: the sum of its shares */
    public static double volumeMl(Volume share) {
        double sum = 0;
        for (float value : share.toFloats()) {
            sum += value;
        }
        return sum * share.grid().voxelVolumeMm3() / 1000;
    }

    private static Mask largest(Volume wanted, Volume one, Volume other) {
        float[] w = wanted.toFloats(), a = one.toFloats(), b = other.toFloats();
        return Mask.where(wanted.grid(), v -> w[v] > 0 && w[v] >= a[v] && w[v] >= b[v]);
    }
}

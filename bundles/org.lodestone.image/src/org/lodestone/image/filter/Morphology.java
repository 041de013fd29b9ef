package org.lodestone.image.filter;

import org.lodestone.core.Execution;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;

/**
 * Grows and shrinks masks by a ball given in millimetres, whatever the voxel's shape. What lies beyond the grid is unknown: it neither
 * grows in nor eats away at the border.
 */
public final class Morphology {

    /** Lets a radius of exactly one voxel reach the neighbour despite rounding. */
    private static final double SLACK = 1e-4;

    private Morphology() {
    }

    /** @return the voxels whose centre lies within {@code radiusMm} of a voxel centre of the mask */
    public static Mask dilate(Mask mask, double radiusMm, Execution execution) {
        Volume distance = Distance.toMaskMm(mask, execution);
        float[] mm = distance.toFloats();
        return Mask.where(mask.grid(), v -> mm[v] <= radiusMm + SLACK);
    }

    /** @return the voxels of the mask with no voxel centre outside it within {@code radiusMm} */
    public static Mask erode(Mask mask, double radiusMm, Execution execution) {
        Mask background = Mask.where(mask.grid(), v -> !mask.contains(v));
        float[] mm = Distance.toMaskMm(background, execution).toFloats();
        return Mask.where(mask.grid(), v -> mm[v] > radiusMm + SLACK);
    }

    /** @return eroded, then dilated: bridges and specks thinner than the ball vanish */
    public static Mask open(Mask mask, double radiusMm, Execution execution) {
        return dilate(erode(mask, radiusMm, execution), radiusMm, execution);
    }

    /** @return dilated, then eroded: gaps and pits narrower than the ball are filled */
    public static Mask close(Mask mask, double radiusMm, Execution execution) {
        return erode(dilate(mask, radiusMm, execution), radiusMm, execution);
    }
}

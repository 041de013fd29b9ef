package org.lodestone.registration.internal.linear;

import org.lodestone.core.Execution;
import org.lodestone.core.SpatialTransform;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.Volume;

/** How alike two registered images of like contrast are. */
public final class BrainCorrelation {

    private static final double SPACING_MM = 2;

    private BrainCorrelation() {
    }

    /**
     * @param moving image
     * @param fixed image
     * @param fixedBrain where to compare, on the fixed image's grid
     * @param fixedToMoving registration
     * @param execution threads and cancellation
     * @return Pearson correlation of the intensities at 2 mm where both images reach; 0 when one image is constant there
     */
    public static double of(Volume moving, Volume fixed, Mask fixedBrain, SpatialTransform fixedToMoving, Execution execution) {
        Volume coarse = Pyramid.at(fixed, SPACING_MM, execution);
        Grid grid = coarse.grid();
        float[] a = coarse.toFloats();
        float[] b = Resampling.resample(Pyramid.at(moving, SPACING_MM, execution), grid, fixedToMoving,
                Interpolation.LINEAR, Float.NaN, execution).toFloats();
        double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
        double n = 0;
        for (int v : Pyramid.on(grid, fixedBrain, execution).indices()) {
            if (Float.isNaN(b[v])) {
                continue;
            }
            n++;
            sa += a[v];
            sb += b[v];
            saa += (double) a[v] * a[v];
            sbb += (double) b[v] * b[v];
            sab += (double) a[v] * b[v];
        }
        double variances = (saa - sa * sa / n) * (sbb - sb * sb / n);
        return variances > 0 ? (sab - sa * sb / n) / Math.sqrt(variances) : 0;
    }
}

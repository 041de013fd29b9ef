package org.lodestone.registration.internal.linear;

import java.util.BitSet;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Smoothing;

/** Coarser versions of images. */
public final class Pyramid {

    private Pyramid() {
    }

    /** @return the image smoothed to about {@code spacingMm} and sampled at that distance; unchanged where it is as coarse already */
    public static Volume at(Volume volume, double spacingMm, Execution execution) {
        Grid grid = volume.grid();
        double finest = Math.min(grid.spacingMm(0), Math.min(grid.spacingMm(1), grid.spacingMm(2)));
        if (finest > 0.75 * spacingMm) {
            return volume;
        }
        Volume smooth = Smoothing.gaussian(volume, spacingMm, execution);
        return Resampling.resample(smooth, grid.withSpacing(spacingMm), AffineTransform.identity(grid.frame()),
                Interpolation.LINEAR, 0, execution);
    }

    /** @return the image with 0 in place of NaN and infinity, which would spread through every filter */
    public static Volume finite(Volume volume) {
        float[] values = volume.toFloats();
        for (int v = 0; v < values.length; v++) {
            if (!Float.isFinite(values[v])) {
                float[] clean = values.clone();
                for (int n = v; n < clean.length; n++) {
                    clean[n] = Float.isFinite(clean[n]) ? clean[n] : 0;
                }
                return Volume.of(volume.grid(), clean);
            }
        }
        return volume;
    }

    /** @return the mask on another grid of the same space */
    public static Mask on(Grid grid, Mask mask, Execution execution) {
        return Resampling.resample(mask, grid, AffineTransform.identity(grid.frame()), execution);
    }

    /** @return the image with everything outside {@code mask} set to 0 */
    public static Volume stripped(Volume volume, Mask mask) {
        float[] values = volume.toFloats().clone();
        for (int v = 0; v < values.length; v++) {
            values[v] = mask.contains(v) ? values[v] : 0;
        }
        return Volume.of(volume.grid(), values);
    }

    /** @return centre of a mask in millimetres */
    public static Vec3 centreMm(Mask mask) {
        Grid grid = mask.grid();
        double x = 0, y = 0, z = 0;
        BitSet inside = mask.toBitSet();
        for (int v = inside.nextSetBit(0); v >= 0; v = inside.nextSetBit(v + 1)) {
            x += v % grid.nx();
            y += v / grid.nx() % grid.ny();
            z += v / (grid.nx() * grid.ny());
        }
        int n = Math.max(1, mask.count());
        return grid.toWorld(x / n, y / n, z / n);
    }
}

package org.lodestone.registration.internal.linear;

import org.lodestone.core.Execution;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Components;
import org.lodestone.image.filter.Morphology;
import org.lodestone.image.filter.Neighbourhood;
import org.lodestone.image.filter.Smoothing;

/** The bright object in an echo-planar volume. */
public final class HeadMask {

    private static final int BINS = 256;

    private HeadMask() {
    }

    /**
     * Smooths, cuts at the intensity that parts object and background best (Otsu 1979), keeps the largest part and fills it.
     *
     * @param volume without NaN
     * @param execution threads and cancellation
     * @return the head; empty for a constant image
     */
    public static Mask of(Volume volume, Execution execution) {
        Volume smooth = Smoothing.gaussian(volume, 2 * volume.grid().spacingMm(0), execution);
        double threshold = otsu(smooth.toFloats());
        if (Double.isNaN(threshold)) {
            return Mask.where(volume.grid(), v -> false);
        }
        // brain near air has less than half the brightness of brain: a mask at Otsu's threshold alone would cut the frontal pole
        Mask bright = Mask.above(smooth, 0.7 * threshold);
        Mask closed = Morphology.close(Components.largest(bright, Neighbourhood.FACES), 2 * volume.grid().spacingMm(0), execution);
        return Components.fillHoles(closed);
    }

    private static double otsu(float[] values) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (!(high > low)) {
            return Double.NaN;
        }
        long[] counts = new long[BINS];
        double total = 0;
        for (float value : values) {
            int bin = Math.min(BINS - 1, (int) (BINS * ((value - low) / (high - low))));
            counts[bin]++;
            total += bin;
        }
        double best = -1;
        int cut = 0;
        double below = 0;
        double belowSum = 0;
        for (int bin = 0; bin < BINS - 1; bin++) {
            below += counts[bin];
            belowSum += (double) bin * counts[bin];
            double above = values.length - below;
            if (below > 0 && above > 0) {
                double difference = belowSum / below - (total - belowSum) / above;
                double between = below * above * difference * difference;
                if (between > best) {
                    best = between;
                    cut = bin;
                }
            }
        }
        return low + (cut + 1) * (high - low) / BINS;
    }
}

package org.lodestone.report.picture;

import java.util.Arrays;
import java.util.Locale;
import org.lodestone.image.Volume;
import org.lodestone.image.view.SliceLayer;

/**
 * How a signed map is coloured: the same scale in all pictures of a report.
 *
 * @param threshold values whose size is smaller are not drawn
 * @param limit value of the last colour
 */
public record MapScale(double threshold, double limit) {

    /** Checks the order. */
    public MapScale {
        if (!(threshold >= 0 && threshold < limit)) {
            throw new IllegalArgumentException("threshold " + threshold + ", limit " + limit);
        }
    }

    /**
     * A scale for correlations: the last colour at the 99.5th percentile of the sizes, rounded up to a tenth; a third of it is not drawn.
     *
     * @param map correlations, 0 outside the brain
     * @return the scale
     */
    public static MapScale of(Volume map) {
        float[] values = map.toFloats();
        float[] sizes = new float[values.length];
        int count = 0;
        for (float value : values) {
            if (value != 0 && Float.isFinite(value)) {
                sizes[count++] = Math.abs(value);
            }
        }
        Arrays.sort(sizes, 0, count);
        double high = count == 0 ? 0.3 : sizes[(int) (0.995 * (count - 1))];
        double limit = Math.max(0.3, Math.ceil(high * 10 - 1e-9) / 10);
        return new MapScale(Math.round(limit / 3 * 20) / 20.0, limit);
    }

    /** @return the map as an overlay on this scale */
    public SliceLayer layer(Volume map) {
        return SliceLayer.signed(map, threshold, limit);
    }

    /** @return what is left out, for a caption */
    public String caption() {
        return String.format(Locale.ROOT, "|r| < %.2f not drawn", threshold);
    }
}

package org.lodestone.image.view;

import org.lodestone.image.Volume;

/**
 * The values drawn with the first and the last colour of a map: a window of a grey image (level = middle, width = high - low), the scale
 * of an overlay.
 *
 * @param low value of the first colour
 * @param high value of the last colour; greater than low
 */
public record ValueRange(double low, double high) {

    /** Checks the order. */
    public ValueRange {
        if (!(high > low) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException("range " + low + " to " + high);
        }
    }

    /** @return the range of {@code width} around {@code level} */
    public static ValueRange ofWindow(double level, double width) {
        return new ValueRange(level - width / 2, level + width / 2);
    }

    /** @return the middle */
    public double level() {
        return (low + high) / 2;
    }

    /** @return the width */
    public double width() {
        return high - low;
    }

    /**
     * A window for a structural image: from the darkest voxel to the 99.5th percentile of the voxels brighter than a tenth of the range, so
     * that a few bright vessels do not darken the brain and empty air does not count.
     *
     * @param volume the image; NaN and infinite voxels are left out
     * @return the window; 0 to 1 around a constant image
     */
    public static ValueRange robust(Volume volume) {
        float[] values = volume.toFloats();
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (float v : values) {
            if (Math.abs(v) <= Float.MAX_VALUE) {
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
        }
        if (!(max > min)) {
            double middle = max == min ? max : 0;
            return new ValueRange(middle - 0.5, middle + 0.5);
        }
        int bins = 4096;
        long[] histogram = new long[bins];
        double scale = (bins - 1) / ((double) max - min);
        for (float v : values) {
            if (Math.abs(v) <= Float.MAX_VALUE) {
                histogram[(int) (((double) v - min) * scale)]++;
            }
        }
        return new ValueRange(min, min + (percentileBin(histogram, bins / 10, 0.995) + 1) / scale);
    }

    private static int percentileBin(long[] histogram, int from, double fraction) {
        long total = 0;
        for (int b = from; b < histogram.length; b++) {
            total += histogram[b];
        }
        long seen = 0;
        for (int b = from; b < histogram.length; b++) {
            seen += histogram[b];
            if (seen >= fraction * total) {
                return b;
            }
        }
        return histogram.length - 1;
    }

    /** @return position of a value in the range, 0 at low and 1 at high, not limited */
    public double fraction(double value) {
        return (value - low) / (high - low);
    }
}

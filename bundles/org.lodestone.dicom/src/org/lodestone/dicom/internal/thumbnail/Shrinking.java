package org.lodestone.dicom.internal.thumbnail;

import java.util.Arrays;
import org.lodestone.method.dicom.SeriesThumbnail;

/** Makes a region small, by means over squares of pixels, and spreads its brightness from the 1st to the 99th percentile. */
final class Shrinking {

    private static final int LARGEST_SIDE = 128;

    private Shrinking() {
    }

    static SeriesThumbnail of(StoredPixels pixels, Region region) {
        int factor = Math.max(1, Math.ceilDiv(Math.max(region.width(), region.height()), LARGEST_SIDE));
        int width = Math.max(1, region.width() / factor);
        int height = Math.max(1, region.height() / factor);
        int[] means = new int[width * height];
        int side = Math.min(factor, Math.min(region.width(), region.height()));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                long sum = 0;
                for (int dy = 0; dy < side; dy++) {
                    for (int dx = 0; dx < side; dx++) {
                        sum += pixels.at(region.left() + x * factor + dx, region.top() + y * factor + dy);
                    }
                }
                means[y * width + x] = (int) (sum / ((long) side * side));
            }
        }
        return new SeriesThumbnail(width, height, spread(means, pixels.inverted()));
    }

    private static byte[] spread(int[] values, boolean inverted) {
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        long dark = sorted[sorted.length / 100];
        long bright = sorted[sorted.length - 1 - sorted.length / 100];
        byte[] grey = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            long level = bright > dark ? Math.clamp((values[i] - dark) * 255 / (bright - dark), 0, 255) : 0;
            grey[i] = (byte) (inverted ? 255 - level : level);
        }
        return grey;
    }
}

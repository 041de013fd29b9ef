package org.lodestone.report.picture;

import java.util.List;

/**
 * The carpet of a run (Power 2017): one row a voxel, one column a volume, grey by how far the voxel is from its own mean at that moment.
 * Tissues lie above each other with a coloured bar at their left, so that what hits the whole head shows as a stripe from top to bottom.
 */
public final class CarpetPlot {

    /** A voxel this many of its standard deviations from its mean is white or black. */
    private static final double RANGE = 2;
    private static final int BAR = 14;
    private static final int LEAST_WIDTH = 800;
    private static final int[] COLOURS = {0x3B7DBB, 0xC2571A, 0x4B8B3B, 0x8A5FA8};

    /**
     * Voxels of one tissue.
     *
     * @param name for the legend
     * @param rows {@code [voxel][volume]}. Never modified.
     */
    public record Tissue(String name, float[][] rows) {
    }

    private CarpetPlot() {
    }

    /**
     * @param tissues from top to bottom, at least one row in all
     * @param length volumes
     * @return the plot, one pixel a row, whole pixels a volume
     */
    public static Canvas draw(List<Tissue> tissues, int length) {
        int height = tissues.stream().mapToInt(tissue -> tissue.rows().length).sum();
        int scale = Math.max(1, Math.ceilDiv(LEAST_WIDTH, length));
        Canvas canvas = new Canvas(BAR + scale * length, height + BitmapFont.height(2) + 8, 0xFFFFFF);
        int y = 0, x = BAR;
        for (int n = 0; n < tissues.size(); n++) {
            Tissue tissue = tissues.get(n);
            canvas.fill(0, y, BAR - 2, tissue.rows().length, COLOURS[n % COLOURS.length]);
            for (float[] row : tissue.rows()) {
                draw(canvas, row, y++, scale);
            }
            canvas.fill(x, height + 6, 12, 12, COLOURS[n % COLOURS.length]);
            int left = x + 18;
            BitmapFont.draw(tissue.name(), 2, (column, line) -> canvas.dot(left + column, height + 5 + line, 0x222222));
            x = left + BitmapFont.width(tissue.name(), 2) + 24;
        }
        return canvas;
    }

    private static void draw(Canvas canvas, float[] row, int y, int scale) {
        double sum = 0, square = 0;
        for (float value : row) {
            sum += value;
            square += (double) value * value;
        }
        double mean = sum / row.length, deviation = Math.sqrt(Math.max(0, square / row.length - mean * mean));
        for (int t = 0; t < row.length; t++) {
            double z = deviation > 0 ? (row[t] - mean) / deviation : 0;
            int grey = (int) Math.round(255 * Math.clamp((z / RANGE + 1) / 2, 0, 1));
            canvas.fill(BAR + t * scale, y, scale, 1, grey << 16 | grey << 8 | grey);
        }
    }
}

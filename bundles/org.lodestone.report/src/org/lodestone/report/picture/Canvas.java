package org.lodestone.report.picture;

import java.util.Arrays;
import org.lodestone.image.view.SlicePicture;

/** Pixels to draw on: slices, lines, rings and letters. Not shared between threads. */
public final class Canvas {

    private final int width;
    private final int height;
    private final int[] rgb;

    /**
     * @param width pixels a row
     * @param height rows
     * @param background 0xRRGGBB
     */
    public Canvas(int width, int height, int background) {
        this.width = width;
        this.height = height;
        this.rgb = new int[Math.multiplyExact(width, height)];
        Arrays.fill(rgb, background & 0xFFFFFF);
    }

    /** @return pixels a row */
    public int width() {
        return width;
    }

    /** @return rows */
    public int height() {
        return height;
    }

    /** @return colour of a pixel, 0xRRGGBB */
    public int at(int x, int y) {
        return rgb[y * width + x];
    }

    /** Colours a pixel; one outside is left out. */
    public void dot(int x, int y, int colour) {
        if (x >= 0 && x < width && y >= 0 && y < height) {
            rgb[y * width + x] = colour & 0xFFFFFF;
        }
    }

    /** Fills a rectangle of which (x, y) is the upper left pixel. */
    public void fill(int x, int y, int boxWidth, int boxHeight, int colour) {
        for (int row = y; row < y + boxHeight; row++) {
            for (int column = x; column < x + boxWidth; column++) {
                dot(column, row, colour);
            }
        }
    }

    /** Lays a slice with its upper left pixel on (x, y). */
    public void lay(SlicePicture picture, int x, int y) {
        for (int row = 0; row < picture.plane().height(); row++) {
            for (int column = 0; column < picture.plane().width(); column++) {
                dot(x + column, y + row, picture.at(column, row));
            }
        }
    }

    /**
     * Draws a straight line one pixel wide.
     *
     * @param dash pixels drawn before as many are left out; 0 for a whole line
     */
    public void line(double x0, double y0, double x1, double y1, int colour, int dash) {
        int steps = (int) Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)));
        for (int n = 0; n <= steps; n++) {
            double f = steps == 0 ? 0 : (double) n / steps;
            if (dash == 0 || n / dash % 2 == 0) {
                dot((int) Math.round(x0 + f * (x1 - x0)), (int) Math.round(y0 + f * (y1 - y0)), colour);
            }
        }
    }

    /** Draws a ring about (x, y), {@code thickness} pixels wide, its middle line at {@code radius}. */
    public void ring(double x, double y, double radius, double thickness, int colour) {
        int reach = (int) Math.ceil(radius + thickness);
        for (int row = (int) y - reach; row <= (int) y + reach + 1; row++) {
            for (int column = (int) x - reach; column <= (int) x + reach + 1; column++) {
                if (Math.abs(Math.hypot(column - x, row - y) - radius) <= thickness / 2) {
                    dot(column, row, colour);
                }
            }
        }
    }

    /**
     * Writes letters on a dark plate, so that they can be read on any image.
     *
     * @param text see {@link BitmapFont} for the letters there are
     * @param x left edge of the first letter
     * @param y upper edge
     * @param scale pixels a dot of a letter
     * @param colour 0xRRGGBB
     */
    public void write(String text, int x, int y, int scale, int colour) {
        if (text.isEmpty()) {
            return;
        }
        fill(x - scale, y - scale, BitmapFont.width(text, scale) + 2 * scale, BitmapFont.height(scale) + 2 * scale, 0);
        BitmapFont.draw(text, scale, (column, row) -> dot(x + column, y + row, colour));
    }
}

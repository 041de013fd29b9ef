package org.lodestone.gl;

/**
 * Pixels of a scene.
 *
 * @param width pixels a row
 * @param height rows
 * @param rgb 0xRRGGBB, row after row from the upper left. Handed over: must not be modified any more.
 */
public record RenderedPicture(int width, int height, int[] rgb) {

    /** Checks the size. */
    public RenderedPicture {
        if (rgb.length != width * height) {
            throw new IllegalArgumentException(rgb.length + " pixels for " + width + " x " + height);
        }
    }

    /** @return colour of a pixel, 0xRRGGBB */
    public int at(int x, int y) {
        return rgb[y * width + x];
    }
}

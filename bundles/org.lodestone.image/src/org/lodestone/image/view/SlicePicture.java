package org.lodestone.image.view;

/**
 * Pixels of a slice.
 *
 * @param plane where each pixel lies
 * @param rgb 0xRRGGBB, row after row from the upper left. Handed over: must not be modified any more.
 */
public record SlicePicture(SlicePlane plane, int[] rgb) {

    /** Checks the size. */
    public SlicePicture {
        if (rgb.length != plane.width() * plane.height()) {
            throw new IllegalArgumentException(rgb.length + " pixels for " + plane.width() + " x " + plane.height());
        }
    }

    /** @return colour of a pixel, 0xRRGGBB */
    public int at(int column, int row) {
        return rgb[row * plane.width() + column];
    }
}

package org.lodestone.dicom.internal.thumbnail;

/**
 * A rectangle of an image.
 *
 * @param left first column
 * @param top first row
 * @param width columns
 * @param height rows
 */
record Region(int left, int top, int width, int height) {

    /**
     * @param columns of the mosaic
     * @param width of one tile
     * @param height of one tile
     * @param number of the tile, row after row
     * @return where the tile lies
     */
    static Region tile(int columns, int width, int height, int number) {
        int across = columns / width;
        return new Region(number % across * width, number / across * height, width, height);
    }
}

package org.lodestone.method.dicom;

/**
 * A small grey picture.
 *
 * @param width pixels a row; 0 when there is no picture
 * @param height rows
 * @param grey brightness 0 to 255 (unsigned), row after row from the top, as stored in the scan. Not copied; do not write into it.
 */
public record SeriesThumbnail(int width, int height, byte[] grey) {

    /** No picture. */
    public static final SeriesThumbnail NONE = new SeriesThumbnail(0, 0, new byte[0]);

    /** Checks the size. */
    public SeriesThumbnail {
        if (width < 0 || height < 0 || grey.length != (long) width * height) {
            throw new IllegalArgumentException(grey.length + " pixels for " + width + " x " + height);
        }
    }

    /** @return true when there is no picture */
    public boolean isEmpty() {
        return grey.length == 0;
    }
}

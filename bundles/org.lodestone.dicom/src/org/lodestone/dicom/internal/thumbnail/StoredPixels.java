package org.lodestone.dicom.internal.thumbnail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.lodestone.dicom.internal.data.DataSet;
import org.lodestone.dicom.internal.data.Element;
import org.lodestone.dicom.internal.data.Tags;

/**
 * One frame of uncompressed pixels.
 *
 * @param bytes all of it
 * @param start first byte of the frame
 * @param columns pixels a row
 * @param rows rows
 * @param bytesPerSample 1 or 2
 * @param samples 1 for grey, 3 for colours
 * @param planar true when colours lie plane after plane
 * @param signed true for two's complement
 * @param inverted true when high values are dark
 */
record StoredPixels(ByteBuffer bytes, int start, int columns, int rows, int bytesPerSample, int samples, boolean planar, boolean signed,
        boolean inverted) {

    /** @return the frame; empty when it is not all there, or of a kind that is not read */
    static Optional<StoredPixels> of(DataSet data, Element.Value pixels, int columns, int rows, int frame) {
        int allocated = data.integer(Tags.BITS_ALLOCATED, 16);
        int samples = data.integer(Tags.SAMPLES_PER_PIXEL, 1);
        if (allocated != 8 && allocated != 16 || samples != 1 && samples != 3) {
            return Optional.empty();
        }
        long frameBytes = (long) columns * rows * samples * (allocated / 8);
        long start = frame * frameBytes;
        ByteBuffer bytes = pixels.view();
        if (start + frameBytes > bytes.limit()) {
            return Optional.empty();
        }
        return Optional.of(new StoredPixels(bytes, (int) start, columns, rows, allocated / 8, samples, data.integer(Tags.PLANAR, 0) == 1,
                data.integer(Tags.PIXEL_REPRESENTATION, 0) == 1, data.text(Tags.PHOTOMETRIC).equals("MONOCHROME1")));
    }

    /** @return brightness as stored; of colours their mean */
    int at(int column, int row) {
        int pixel = row * columns + column;
        if (samples == 1) {
            return sample(pixel);
        }
        int plane = planar ? columns * rows : 1;
        int first = planar ? pixel : pixel * 3;
        return (sample(first) + sample(first + plane) + sample(first + 2 * plane)) / 3;
    }

    private int sample(int number) {
        if (bytesPerSample == 1) {
            // Words of the old big-endian coding hold two pixels, the first one in the lower half.
            boolean swapped = bytes.order() == ByteOrder.BIG_ENDIAN;
            int value = bytes.get(start + (swapped ? number ^ 1 : number));
            return signed ? value : value & 0xff;
        }
        int value = bytes.getShort(start + 2 * number);
        return signed ? value : value & 0xffff;
    }
}

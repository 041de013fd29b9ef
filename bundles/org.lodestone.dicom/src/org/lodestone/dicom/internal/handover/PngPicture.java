package org.lodestone.dicom.internal.handover;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A picture out of a PNG file (ISO/IEC 15948) of 8 bits a channel that is not interlaced, as screenshots are. Transparent pixels lie on
 * white.
 *
 * @param width pixels a row
 * @param height rows
 * @param rgb three bytes a pixel, row after row from the top. Not copied.
 */
record PngPicture(int width, int height, byte[] rgb) {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final long MOST_PIXELS = 64L << 20;
    private static final int HEADER = 0x49484452;
    private static final int PALETTE = 0x504c5445;
    private static final int DATA = 0x49444154;

    /** @throws IOException when it is no such picture */
    static PngPicture read(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
        byte[] signature = new byte[8];
        if (in.remaining() < 33) {
            throw new IOException("no PNG");
        }
        in.get(signature);
        if (!Arrays.equals(signature, SIGNATURE) || in.getInt(12) != HEADER) {
            throw new IOException("no PNG");
        }
        int width = in.getInt(16);
        int height = in.getInt(20);
        int colour = in.get(25);
        int channels = switch (colour) {
            case 0, 3 -> 1;
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> throw new IOException("a colour type that is not read");
        };
        if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS || in.get(24) != 8 || in.get(28) != 0) {
            throw new IOException("a size, depth or interlacing that is not read");
        }
        byte[] palette = new byte[0];
        byte[] lines = new byte[Math.multiplyExact(height, width * channels + 1)];
        Inflater inflater = new Inflater();
        int filled = 0;
        try {
            while (in.remaining() >= 12) {
                int length = in.getInt();
                int type = in.getInt();
                if (length < 0 || length > in.remaining() - 4) {
                    throw new IOException("a chunk breaks off");
                }
                ByteBuffer chunk = in.slice(in.position(), length);
                in.position(in.position() + length + 4);
                if (type == PALETTE) {
                    palette = new byte[length];
                    chunk.get(palette);
                } else if (type == DATA) {
                    inflater.setInput(chunk);
                    int count;
                    while (filled < lines.length && (count = inflater.inflate(lines, filled, lines.length - filled)) > 0) {
                        filled += count;
                    }
                }
            }
        } catch (DataFormatException e) {
            throw new IOException("damaged pixels", e);
        } finally {
            inflater.end();
        }
        if (filled < lines.length) {
            throw new IOException("pixels are missing");
        }
        unfilter(lines, width * channels, channels, height);
        return new PngPicture(width, height, rgb(lines, width, height, channels, colour, palette));
    }

    /** Undoes the prediction of each row (clause 9). */
    private static void unfilter(byte[] lines, int rowBytes, int step, int height) throws IOException {
        for (int y = 0; y < height; y++) {
            int start = y * (rowBytes + 1);
            int filter = lines[start];
            if (filter < 0 || filter > 4) {
                throw new IOException("a row with filter " + filter);
            }
            for (int x = 1; x <= rowBytes; x++) {
                int left = x > step ? lines[start + x - step] & 0xff : 0;
                int above = y > 0 ? lines[start + x - rowBytes - 1] & 0xff : 0;
                int corner = y > 0 && x > step ? lines[start + x - rowBytes - 1 - step] & 0xff : 0;
                lines[start + x] += (byte) switch (filter) {
                    case 1 -> left;
                    case 2 -> above;
                    case 3 -> (left + above) / 2;
                    case 4 -> paeth(left, above, corner);
                    default -> 0;
                };
            }
        }
    }

    private static int paeth(int left, int above, int corner) {
        int guess = left + above - corner;
        int toLeft = Math.abs(guess - left);
        int toAbove = Math.abs(guess - above);
        int toCorner = Math.abs(guess - corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private static byte[] rgb(byte[] lines, int width, int height, int channels, int colour, byte[] palette) throws IOException {
        byte[] rgb = new byte[width * height * 3];
        int to = 0;
        for (int y = 0; y < height; y++) {
            int from = y * (width * channels + 1) + 1;
            for (int x = 0; x < width; x++, from += channels) {
                int alpha = colour == 4 ? lines[from + 1] & 0xff : colour == 6 ? lines[from + 3] & 0xff : 255;
                for (int c = 0; c < 3; c++) {
                    int value = lines[from + (channels >= 3 ? c : 0)] & 0xff;
                    if (colour == 3) {
                        if (value * 3 + c >= palette.length) {
                            throw new IOException("a colour that is not in the palette");
                        }
                        value = palette[value * 3 + c] & 0xff;
                    }
                    rgb[to++] = (byte) ((value * alpha + 255 * (255 - alpha)) / 255);
                }
            }
        }
        return rgb;
    }
}

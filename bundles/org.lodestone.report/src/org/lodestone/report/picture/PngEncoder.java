package org.lodestone.report.picture;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Packs pixels as a PNG file (ISO/IEC 15948): 8-bit RGB, each row stored as differences to the row above or the pixel before. */
public final class PngEncoder {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int BEFORE = 1;
    private static final int ABOVE = 2;

    private PngEncoder() {
    }

    /** @return the canvas as the bytes of a PNG file */
    public static byte[] encode(Canvas canvas) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(SIGNATURE);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            try (DataOutputStream fields = new DataOutputStream(header)) {
                fields.writeInt(canvas.width());
                fields.writeInt(canvas.height());
                fields.write(new byte[] {8, 2, 0, 0, 0});
            }
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "IDAT", deflated(filtered(canvas)));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return bytes.toByteArray();
    }

    /** @return the canvas as an address that holds the picture itself, for an HTML page */
    public static String dataUri(Canvas canvas) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(encode(canvas));
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) check.getValue());
    }

    /** Each row under the filter whose differences are smaller in sum, which packs better. */
    private static byte[] filtered(Canvas canvas) {
        int width = canvas.width() * 3;
        byte[] rows = new byte[(width + 1) * canvas.height()];
        byte[] row = new byte[width], above = new byte[width];
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++) {
                int rgb = canvas.at(x, y);
                row[3 * x] = (byte) (rgb >> 16);
                row[3 * x + 1] = (byte) (rgb >> 8);
                row[3 * x + 2] = (byte) rgb;
            }
            long costBefore = 0, costAbove = 0;
            for (int b = 0; b < width; b++) {
                costBefore += Math.abs((byte) (row[b] - (b < 3 ? 0 : row[b - 3])));
                costAbove += Math.abs((byte) (row[b] - above[b]));
            }
            int filter = costAbove < costBefore ? ABOVE : BEFORE;
            int at = y * (width + 1);
            rows[at++] = (byte) filter;
            for (int b = 0; b < width; b++) {
                rows[at + b] = (byte) (row[b] - (filter == ABOVE ? above[b] : b < 3 ? 0 : row[b - 3]));
            }
            byte[] swap = above;
            above = row;
            row = swap;
        }
        return rows;
    }

    private static byte[] deflated(byte[] data) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try {
            deflater.setInput(data);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }
}

package org.lodestone.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The least of NIfTI-1 that oracles need, written from the standard's header table and not from the product's reader, so that a fault there
 * does not hide itself.
 *
 * @param dim extents, 3 or 4
 * @param affine rows of the voxel-to-RAS matrix, 3 x 4
 * @param tr seconds between volumes
 * @param values x fastest, scaled
 */
public record PlainNifti(int[] dim, double[][] affine, double tr, double[] values) {

    /** Writes 32-bit floats, or the integer type of a NIfTI code, in either byte order, with an sform. */
    public void write(Path file, int code, ByteOrder order) throws IOException {
        int bytes = switch (code) {
            case 2, 256 -> 1;
            case 4, 512 -> 2;
            case 8, 16, 768 -> 4;
            default -> 8;
        };
        ByteBuffer b = ByteBuffer.allocate(352 + bytes * values.length).order(order);
        b.putInt(0, 348);
        b.putShort(40, (short) dim.length);
        for (int i = 0; i < 7; i++) {
            b.putShort(42 + 2 * i, (short) (i < dim.length ? dim[i] : 1));
        }
        b.putShort(70, (short) code);
        b.putShort(72, (short) (8 * bytes));
        b.putFloat(76, 1);
        for (int axis = 0; axis < 3; axis++) {
            b.putFloat(80 + 4 * axis, (float) Math.sqrt(affine[0][axis] * affine[0][axis] + affine[1][axis] * affine[1][axis] + affine[2][axis] * affine[2][axis]));
        }
        b.putFloat(92, (float) tr);
        b.putFloat(108, 352);
        b.putFloat(112, 1);
        b.put(123, (byte) 10);
        b.putShort(254, (short) 1);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                b.putFloat(280 + 16 * row + 4 * column, (float) affine[row][column]);
            }
        }
        b.put(344, new byte[] {'n', '+', '1', 0});
        for (int i = 0; i < values.length; i++) {
            int at = 352 + bytes * i;
            switch (code) {
                case 2, 256 -> b.put(at, (byte) Math.round(values[i]));
                case 4, 512 -> b.putShort(at, (short) Math.round(values[i]));
                case 8, 768 -> b.putInt(at, (int) Math.round(values[i]));
                case 16 -> b.putFloat(at, (float) values[i]);
                case 64 -> b.putDouble(at, values[i]);
                default -> throw new IllegalArgumentException("data type " + code);
            }
        }
        Files.createDirectories(file.getParent());
        try (OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(Files.newOutputStream(file)) : Files.newOutputStream(file)) {
            out.write(b.array());
        }
    }

    /** @return the image of a file */
    public static PlainNifti read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(Files.newInputStream(file)) : Files.newInputStream(file)) {
            bytes = in.readAllBytes();
        }
        ByteBuffer b = ByteBuffer.wrap(bytes);
        b.order(b.order(ByteOrder.LITTLE_ENDIAN).getInt(0) == 348 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int[] dim = new int[b.getShort(40)];
        int size = 1;
        for (int i = 0; i < dim.length; i++) {
            dim[i] = b.getShort(42 + 2 * i);
            size *= dim[i];
        }
        double slope = b.getFloat(112) == 0 ? 1 : b.getFloat(112);
        double intercept = b.getFloat(112) == 0 ? 0 : b.getFloat(116);
        int offset = (int) b.getFloat(108);
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            double raw = switch (b.getShort(70)) {
                case 2 -> b.get(offset + i) & 0xff;
                case 256 -> b.get(offset + i);
                case 4 -> b.getShort(offset + 2 * i);
                case 512 -> b.getShort(offset + 2 * i) & 0xffff;
                case 8 -> b.getInt(offset + 4 * i);
                case 768 -> b.getInt(offset + 4 * i) & 0xffffffffL;
                case 16 -> b.getFloat(offset + 4 * i);
                case 64 -> b.getDouble(offset + 8 * i);
                default -> throw new IOException("data type " + b.getShort(70));
            };
            values[i] = raw * slope + intercept;
        }
        double[][] affine = new double[3][4];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                affine[row][column] = b.getFloat(280 + 16 * row + 4 * column);
            }
        }
        return new PlainNifti(dim, affine, b.getFloat(92), values);
    }
}

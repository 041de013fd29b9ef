package org.lodestone.io.nifti;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.GZIPOutputStream;

/**
 * A small valid NIfTI file laid out by hand from the standard, independent of the product's encoder: 4 x 3 x 2 voxels int16 holding
 * 0, 1, 2, ..., sform diag(2, 3, 4) with origin (-10, -20, -30), nothing else set. Single fields are changed with the setters.
 */
final class NiftiBytes {

    final int version;
    final ByteBuffer bytes;

    private NiftiBytes(int version, ByteOrder order, int voxelBytes) {
        this.version = version;
        this.bytes = ByteBuffer.allocate(offset() + voxelBytes).order(order);
    }

    static NiftiBytes of(int version, ByteOrder order) {
        NiftiBytes file = new NiftiBytes(version, order, 48);
        file.bytes.putInt(0, version == 1 ? 348 : 540);
        file.bytes.put(version == 1 ? 344 : 4, version == 1 ? new byte[] {'n', '+', '1', 0}
                : new byte[] {'n', '+', '2', 0, '\r', '\n', 0x1a, '\n'});
        file.dim(3, 4, 3, 2).datatype(4, 16).voxelOffset(file.offset()).real(Field.PIXDIM, 0, 1).real(Field.PIXDIM, 1, 2)
                .real(Field.PIXDIM, 2, 3).real(Field.PIXDIM, 3, 4).code(Field.SFORM, 1).units(2 | 8)
                .sform(2, 0, 0, -10, 0, 3, 0, -20, 0, 0, 4, -30);
        for (int i = 0; i < 24; i++) {
            file.bytes.putShort(file.offset() + 2 * i, (short) i);
        }
        return file;
    }

    /** Fields by their offset in version 1 and 2. */
    enum Field {
        DIM(40, 16), DATATYPE(70, 12), BITPIX(72, 14), PIXDIM(76, 104), VOX_OFFSET(108, 168), SLOPE(112, 176), INTERCEPT(116, 184),
        UNITS(123, 500), QFORM(252, 344), SFORM(254, 348), QUATERN(256, 352), QOFFSET(268, 376), SROW(280, 400), MAGIC(344, 4),
        DESCRIP(148, 240);

        private final int one;
        private final int two;

        Field(int one, int two) {
            this.one = one;
            this.two = two;
        }

        int at(int version) {
            return version == 1 ? one : two;
        }
    }

    int offset() {
        return version == 1 ? 352 : 544;
    }

    NiftiBytes dim(long... values) {
        for (int i = 0; i < 8; i++) {
            long value = i < values.length ? values[i] : 1;
            if (version == 1) {
                bytes.putShort(40 + 2 * i, (short) value);
            } else {
                bytes.putLong(16 + 8 * i, value);
            }
        }
        return this;
    }

    NiftiBytes datatype(int code, int bits) {
        bytes.putShort(Field.DATATYPE.at(version), (short) code).putShort(Field.BITPIX.at(version), (short) bits);
        return this;
    }

    NiftiBytes voxelOffset(double value) {
        if (version == 1) {
            bytes.putFloat(108, (float) value);
        } else {
            bytes.putLong(168, (long) value);
        }
        return this;
    }

    NiftiBytes real(Field field, int index, double value) {
        if (version == 1) {
            bytes.putFloat(field.at(1) + 4 * index, (float) value);
        } else {
            bytes.putDouble(field.at(2) + 8 * index, value);
        }
        return this;
    }

    NiftiBytes code(Field field, int value) {
        if (version == 1) {
            bytes.putShort(field.at(1), (short) value);
        } else {
            bytes.putInt(field.at(2), value);
        }
        return this;
    }

    NiftiBytes units(int value) {
        if (version == 1) {
            bytes.put(123, (byte) value);
        } else {
            bytes.putInt(500, value);
        }
        return this;
    }

    NiftiBytes sform(double... rows) {
        for (int i = 0; i < 12; i++) {
            real(Field.SROW, i, rows[i]);
        }
        return this;
    }

    /** The same header before other voxels. */
    NiftiBytes voxels(byte[] voxels) {
        NiftiBytes other = new NiftiBytes(version, bytes.order(), voxels.length);
        other.bytes.put(0, bytes, 0, offset()).put(offset(), voxels);
        return other;
    }

    byte[] array() {
        return bytes.array().clone();
    }

    byte[] gzip() {
        return gzip(array());
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

package org.lodestone.io.internal.nifti;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Numbers and texts at byte offsets of a header, in its byte order. */
record RawFields(MemorySegment bytes, ByteOrder order) {

    static RawFields of(byte[] header, ByteOrder order) {
        return new RawFields(MemorySegment.ofArray(header), order);
    }

    int int8(int at) {
        return bytes.get(ValueLayout.JAVA_BYTE, at);
    }

    void int8(int at, int value) {
        bytes.set(ValueLayout.JAVA_BYTE, at, (byte) value);
    }

    int int16(int at) {
        return bytes.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), at);
    }

    void int16(int at, int value) {
        bytes.set(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order), at, (short) value);
    }

    int int32(int at) {
        return bytes.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), at);
    }

    void int32(int at, int value) {
        bytes.set(ValueLayout.JAVA_INT_UNALIGNED.withOrder(order), at, value);
    }

    long int64(int at) {
        return bytes.get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), at);
    }

    void int64(int at, long value) {
        bytes.set(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order), at, value);
    }

    double float32(int at) {
        return bytes.get(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order), at);
    }

    void float32(int at, double value) {
        bytes.set(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order), at, (float) value);
    }

    double float64(int at) {
        return bytes.get(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order), at);
    }

    void float64(int at, double value) {
        bytes.set(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order), at, value);
    }

    /** @return the characters up to the first zero, at most {@code length} */
    String text(int at, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length && int8(at + i) != 0; i++) {
            text.append((char) (int8(at + i) & 0xff));
        }
        return text.toString();
    }

    /** Stores at most {@code length - 1} characters and a zero. */
    void text(int at, int length, String value) {
        byte[] encoded = value.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < length - 1 && i < encoded.length; i++) {
            int8(at + i, encoded[i]);
        }
    }
}

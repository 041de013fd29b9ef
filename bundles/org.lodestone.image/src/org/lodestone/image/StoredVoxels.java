package org.lodestone.image;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Voxels in the type and byte order of their file, in mapped or plain memory, scaled on access: value = slope * stored + intercept.
 * Holds more than 2^31 voxels.
 */
public final class StoredVoxels implements Voxels {

    private final MemorySegment bytes;
    private final ElementType type;
    private final ByteOrder order;
    private final double slope;
    private final double intercept;
    private final ValueLayout.OfShort shorts;
    private final ValueLayout.OfInt ints;
    private final ValueLayout.OfLong longs;
    private final ValueLayout.OfFloat floats;
    private final ValueLayout.OfDouble doubles;

    /**
     * @param bytes the stored voxels, a whole number of them; must not change any more
     * @param type how each is stored
     * @param order byte order
     * @param slope factor; 1 when the file has none
     * @param intercept added after the factor; 0 when the file has none
     */
    public StoredVoxels(MemorySegment bytes, ElementType type, ByteOrder order, double slope, double intercept) {
        if (bytes.byteSize() % type.bytes() != 0) {
            throw new IllegalArgumentException(bytes.byteSize() + " bytes are no whole number of " + type + " voxels");
        }
        this.bytes = bytes;
        this.type = type;
        this.order = order;
        this.slope = slope;
        this.intercept = intercept;
        this.shorts = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
        this.ints = ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
        this.longs = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order);
        this.floats = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order);
        this.doubles = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order);
    }

    /** @return the stored bytes, read-only */
    public MemorySegment bytes() {
        return bytes.asReadOnly();
    }

    /** @return byte order of the stored voxels */
    public ByteOrder order() {
        return order;
    }

    /** @return the factor */
    public double slope() {
        return slope;
    }

    /** @return what is added after the factor */
    public double intercept() {
        return intercept;
    }

    @Override
    public long size() {
        return bytes.byteSize() / type.bytes();
    }

    @Override
    public ElementType type() {
        return type;
    }

    @Override
    public double get(long index) {
        return slope * stored(Objects.checkIndex(index, size()) * type.bytes()) + intercept;
    }

    private double stored(long at) {
        return switch (type) {
            case UINT8 -> Byte.toUnsignedInt(bytes.get(ValueLayout.JAVA_BYTE, at));
            case INT8 -> bytes.get(ValueLayout.JAVA_BYTE, at);
            case UINT16 -> Short.toUnsignedInt(bytes.get(shorts, at));
            case INT16 -> bytes.get(shorts, at);
            case UINT32 -> Integer.toUnsignedLong(bytes.get(ints, at));
            case INT32 -> bytes.get(ints, at);
            case UINT64 -> unsigned(bytes.get(longs, at));
            case INT64 -> bytes.get(longs, at);
            case FLOAT32 -> bytes.get(floats, at);
            case FLOAT64 -> bytes.get(doubles, at);
            case RGB24, RGBA32 -> (Byte.toUnsignedInt(bytes.get(ValueLayout.JAVA_BYTE, at))
                    + Byte.toUnsignedInt(bytes.get(ValueLayout.JAVA_BYTE, at + 1))
                    + Byte.toUnsignedInt(bytes.get(ValueLayout.JAVA_BYTE, at + 2))) / 3.0;
            case COMPLEX64 -> Math.hypot(bytes.get(floats, at), bytes.get(floats, at + 4));
            case COMPLEX128 -> Math.hypot(bytes.get(doubles, at), bytes.get(doubles, at + 8));
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
    }

    @Override
    public void read(long start, float[] target, int offset, int count) {
        Objects.checkFromIndexSize(start, count, size());
        long at = start * type.bytes();
        // One plain loop a type: the just-in-time compiler turns each into vector instructions.
        switch (type) {
            case UINT8 -> {
                for (int i = 0; i < count; i++) {
                    target[offset + i] = (float) (slope * (bytes.get(ValueLayout.JAVA_BYTE, at + i) & 0xff) + intercept);
                }
            }
            case INT16 -> {
                for (int i = 0; i < count; i++) {
                    target[offset + i] = (float) (slope * bytes.get(shorts, at + 2L * i) + intercept);
                }
            }
            case UINT16 -> {
                for (int i = 0; i < count; i++) {
                    target[offset + i] = (float) (slope * (bytes.get(shorts, at + 2L * i) & 0xffff) + intercept);
                }
            }
            case INT32 -> {
                for (int i = 0; i < count; i++) {
                    target[offset + i] = (float) (slope * bytes.get(ints, at + 4L * i) + intercept);
                }
            }
            case FLOAT32 -> readFloats(at, target, offset, count);
            case FLOAT64 -> {
                for (int i = 0; i < count; i++) {
                    target[offset + i] = (float) (slope * bytes.get(doubles, at + 8L * i) + intercept);
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    target[offset + i] = (float) (slope * stored(at + (long) i * type.bytes()) + intercept);
                }
            }
        }
    }

    private void readFloats(long at, float[] target, int offset, int count) {
        MemorySegment.copy(bytes, floats, at, target, offset, count);
        if (slope != 1 || intercept != 0) {
            for (int i = offset; i < offset + count; i++) {
                target[i] = (float) (slope * target[i] + intercept);
            }
        }
    }

    @Override
    public Voxels slice(long start, long count) {
        Objects.checkFromIndexSize(start, count, size());
        return new StoredVoxels(bytes.asSlice(start * type.bytes(), count * type.bytes()), type, order, slope, intercept);
    }
}

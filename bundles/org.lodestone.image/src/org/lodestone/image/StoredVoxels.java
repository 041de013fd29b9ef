package org.lodestone.image;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Objects;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;

/**
 * Voxels in the type and byte order of their file, in mapped or plain memory, scaled on access: value = slope * stored + intercept.
 * Holds more than 2^31 voxels.
 */
public final class StoredVoxels implements Voxels {

    private static final int BLOCK = 4096;
    private static final int PARALLEL_FROM = 1 << 20;
    private static final int PARALLEL_CHUNK = 1 << 18;

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
        return scaled(Objects.checkIndex(index, size()) * type.bytes());
    }

    /** Complex parts are scaled before the magnitude is taken. */
    private double scaled(long at) {
        return switch (type) {
            case COMPLEX64 -> Math.hypot(slope * bytes.get(floats, at) + intercept, slope * bytes.get(floats, at + 4) + intercept);
            case COMPLEX128 -> Math.hypot(slope * bytes.get(doubles, at) + intercept, slope * bytes.get(doubles, at + 8) + intercept);
            default -> slope * stored(at) + intercept;
        };
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
            case COMPLEX64, COMPLEX128 -> throw new IllegalStateException("a complex number has two parts");
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
    }

    @Override
    public void read(long start, float[] target, int offset, int count) {
        Objects.checkFromIndexSize(start, count, size());
        Objects.checkFromIndexSize(offset, count, target.length);
        boolean plain = slope == 1 && intercept == 0;
        if (type == ElementType.FLOAT32) {
            MemorySegment.copy(bytes, floats, start * 4, target, offset, count);
            if (!plain) {
                scale(target, offset, count);
            }
            return;
        }
        Block block = new Block(Math.min(count, BLOCK));
        for (int done = 0; done < count; done += BLOCK) {
            int n = Math.min(BLOCK, count - done);
            long at = (start + done) * type.bytes();
            if (plain) {
                block.convert(at, target, offset + done, n);
            } else {
                block.scale(at, target, offset + done, n);
            }
        }
    }

    /**
     * All values in single precision, converted on all cores when there are many.
     *
     * @return a new array of size {@link #size()}
     */
    @Override
    public float[] toFloats() {
        if (size() < PARALLEL_FROM || size() > Integer.MAX_VALUE - 8) {
            return Voxels.super.toFloats();
        }
        float[] all = new float[(int) size()];
        Parallel.allCores().forRanges(all.length, PARALLEL_CHUNK, Progress.NONE, (from, to) -> read(from, all, from, to - from));
        return all;
    }

    private void scale(float[] target, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            target[i] = (float) (slope * target[i] + intercept);
        }
    }

    /**
     * A piece that fits the cache, copied out in the order of this machine: loops over plain arrays become vector instructions, loops over
     * memory of any kind and order do not.
     */
    private final class Block {

        private final byte[] byteBlock;
        private final short[] shortBlock;
        private final int[] intBlock;
        private final double[] doubleBlock;

        Block(int length) {
            boolean real = type == ElementType.FLOAT64;
            byteBlock = type == ElementType.UINT8 || type == ElementType.INT8 ? new byte[length] : null;
            shortBlock = type == ElementType.INT16 || type == ElementType.UINT16 ? new short[length] : null;
            intBlock = type == ElementType.INT32 ? new int[length] : null;
            doubleBlock = real ? new double[length] : null;
        }

        /** Copies {@code n} stored voxels out. */
        private void fetch(long at, int n) {
            switch (type) {
                case UINT8, INT8 -> MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, byteBlock, 0, n);
                case INT16, UINT16 -> MemorySegment.copy(bytes, shorts, at, shortBlock, 0, n);
                case INT32 -> MemorySegment.copy(bytes, ints, at, intBlock, 0, n);
                case FLOAT64 -> MemorySegment.copy(bytes, doubles, at, doubleBlock, 0, n);
                default -> {
                    // read one by one
                }
            }
        }

        /** Without scaling: every integer type rounds once, as a cast does. */
        void convert(long at, float[] target, int offset, int n) {
            fetch(at, n);
            switch (type) {
                case UINT8 -> {
                    for (int i = 0; i < n; i++) {
                        target[offset + i] = byteBlock[i] & 0xff;
                    }
                }
                case INT8 -> {
                    for (int i = 0; i < n; i++) {
                        target[offset + i] = byteBlock[i];
                    }
                }
                case INT16 -> {
                    for (int i = 0; i < n; i++) {
                        target[offset + i] = shortBlock[i];
                    }
                }
                case UINT16 -> {
                    for (int i = 0; i < n; i++) {
                        target[offset + i] = shortBlock[i] & 0xffff;
                    }
                }
                case INT32 -> {
                    for (int i = 0; i < n; i++) {
                        target[offset + i] = intBlock[i];
                    }
                }
                case FLOAT64 -> {
                    for (int i = 0; i < n; i++) {
                        target[offset + i] = (float) doubleBlock[i];
                    }
                }
                default -> oneByOne(at, target, offset, n);
            }
        }

        /** With scaling in double precision, rounded once. */
        void scale(long at, float[] target, int offset, int n) {
            fetch(at, n);
            switch (type) {
                case UINT8 -> {
                    for (int i = 0; i < n; i++) {
                        target[offset + i] = (float) (slope * (byteBlock[i] & 0xff) + intercept);
                    }
                }
                case INT8 -> {
                    for (int i = 0; i < n; i++) {
                        target[offset + i] = (float) (slope * byteBlock[i] + intercept);
                    }
                }
                case INT16 -> {
                    for (int i = 0; i < n; i++) {
                        target[offset + i] = (float) (slope * shortBlock[i] + intercept);
                    }
                }
                case UINT16 -> {
                    for (int i = 0; i < n; i++) {
                        target[offset + i] = (float) (slope * (shortBlock[i] & 0xffff) + intercept);
                    }
                }
                case INT32 -> {
                    for (int i = 0; i < n; i++) {
                        target[offset + i] = (float) (slope * intBlock[i] + intercept);
                    }
                }
                case FLOAT64 -> {
                    for (int i = 0; i < n; i++) {
                        target[offset + i] = (float) (slope * doubleBlock[i] + intercept);
                    }
                }
                default -> oneByOne(at, target, offset, n);
            }
        }

        private void oneByOne(long at, float[] target, int offset, int n) {
            for (int i = 0; i < n; i++) {
                target[offset + i] = (float) scaled(at + (long) i * type.bytes());
            }
        }
    }

    @Override
    public Voxels slice(long start, long count) {
        Objects.checkFromIndexSize(start, count, size());
        return new StoredVoxels(bytes.asSlice(start * type.bytes(), count * type.bytes()), type, order, slope, intercept);
    }
}

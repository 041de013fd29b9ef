package org.lodestone.io.internal.nifti;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.lodestone.image.ElementType;
import org.lodestone.image.StoredVoxels;
import org.lodestone.image.Voxels;
import org.lodestone.io.internal.file.FileTrouble;

/**
 * Voxels of any kind as little-endian bytes of a chosen type. Integers are rounded half to even; a value that does not fit refuses the
 * image.
 */
record ConvertedVoxels(Path file, Voxels voxels, ElementType type) implements VoxelBytes {

    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** @return the bytes of {@code voxels} stored as {@code type}; copied where they are stored so already */
    static VoxelBytes of(Path file, Voxels voxels, ElementType type) {
        if (voxels instanceof StoredVoxels stored && stored.type() == type && stored.slope() == 1 && stored.intercept() == 0) {
            if (stored.order() == ByteOrder.LITTLE_ENDIAN || type.bytes() == type.components()
                    || type == ElementType.UINT8 || type == ElementType.INT8) {
                return VoxelBytes.verbatim(stored.bytes());
            }
            return new Swapped(stored.bytes(), type.bytes() / type.components());
        }
        if (type.components() > 1) {
            throw FileTrouble.at("LS-NIFTI-032", file, 0, "numbers cannot be stored as " + type + ".", "Choose FLOAT32.");
        }
        return new ConvertedVoxels(file, voxels, type);
    }

    @Override
    public long size() {
        return voxels.size() * type.bytes();
    }

    @Override
    public void copy(long from, byte[] target, int length) {
        MemorySegment out = MemorySegment.ofArray(target);
        long start = from / type.bytes();
        int count = length / type.bytes();
        if (type == ElementType.FLOAT32) {
            float[] values = new float[count];
            voxels.read(start, values, 0, count);
            MemorySegment.copy(values, 0, out, FLOAT, 0, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            double value = voxels.get(start + i);
            switch (type) {
                case UINT8 -> target[i] = (byte) whole(start + i, value, 0, 255);
                case INT8 -> target[i] = (byte) whole(start + i, value, -128, 127);
                case UINT16 -> out.set(SHORT, 2L * i, (short) whole(start + i, value, 0, 65535));
                case INT16 -> out.set(SHORT, 2L * i, (short) whole(start + i, value, -32768, 32767));
                case UINT32 -> out.set(INT, 4L * i, (int) whole(start + i, value, 0, 0xffffffffL));
                case INT32 -> out.set(INT, 4L * i, (int) whole(start + i, value, Integer.MIN_VALUE, Integer.MAX_VALUE));
                case UINT64 -> out.set(LONG, 8L * i, whole(start + i, value, 0, 0x1p53));
                case INT64 -> out.set(LONG, 8L * i, whole(start + i, value, -0x1p53, 0x1p53));
                case FLOAT64 -> out.set(DOUBLE, 8L * i, value);
                default -> throw new IllegalStateException("not a number: " + type);
            }
        }
    }

    private long whole(long voxel, double value, double smallest, double largest) {
        double rounded = Math.rint(value);
        if (rounded >= smallest && rounded <= largest) {
            return (long) rounded;
        }
        throw FileTrouble.at("LS-NIFTI-032", file, voxel * type.bytes(), "voxel " + voxel + " has the value " + value + ", which does not "
                + "fit " + type + ".", "Choose FLOAT32 or scale the values.");
    }

    /** Big-endian bytes turned around, word by word. */
    private record Swapped(MemorySegment stored, int wordBytes) implements VoxelBytes {

        @Override
        public long size() {
            return stored.byteSize();
        }

        @Override
        public void copy(long from, byte[] target, int length) {
            MemorySegment.copy(stored, ValueLayout.JAVA_BYTE, from, target, 0, length);
            for (int word = 0; word < length; word += wordBytes) {
                for (int i = 0; i < wordBytes / 2; i++) {
                    byte swap = target[word + i];
                    target[word + i] = target[word + wordBytes - 1 - i];
                    target[word + wordBytes - 1 - i] = swap;
                }
            }
        }
    }
}

package org.lodestone.io.internal.nifti;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Voxels as the bytes a file gets, produced in blocks, by several threads at once. */
interface VoxelBytes {

    /** Block lengths are multiples of this: a whole number of voxels of every type. */
    int ALIGNMENT = 48;

    /** @return how many bytes there are */
    long size();

    /**
     * @param from first byte, a multiple of {@link #ALIGNMENT}
     * @param target receives the bytes. Modified.
     * @param length how many: a multiple of {@link #ALIGNMENT} or all that are left
     */
    void copy(long from, byte[] target, int length);

    /** @return no bytes at all */
    static VoxelBytes none() {
        return verbatim(MemorySegment.ofArray(new byte[0]));
    }

    /** @return bytes that are stored already as they shall be */
    static VoxelBytes verbatim(MemorySegment stored) {
        return new VoxelBytes() {
            @Override
            public long size() {
                return stored.byteSize();
            }

            @Override
            public void copy(long from, byte[] target, int length) {
                MemorySegment.copy(stored, ValueLayout.JAVA_BYTE, from, target, 0, length);
            }
        };
    }
}

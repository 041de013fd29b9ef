package org.lodestone.image;

/**
 * A long row of voxel values, scaled to what they mean, whatever they are stored as. x runs fastest, then y, z, time and further
 * dimensions. Values never change; may be read from any thread.
 */
public interface Voxels {

    /** @return number of voxels */
    long size();

    /** @return how a voxel is stored */
    ElementType type();

    /**
     * @param index zero-based, less than {@link #size()}
     * @return the scaled value
     */
    double get(long index);

    /**
     * Reads neighbouring voxels, scaled, in single precision.
     *
     * @param start index of the first voxel
     * @param target receives them. Modified.
     * @param offset where in {@code target}
     * @param count how many
     */
    void read(long start, float[] target, int offset, int count);

    /**
     * A part of the row, sharing the storage.
     *
     * @param start first voxel
     * @param count how many
     * @return voxels start..start+count
     */
    Voxels slice(long start, long count);

    /**
     * All values in single precision.
     *
     * @return an array of size {@link #size()}; float storage without scaling gives its own array, so never modify it
     * @throws IllegalStateException when there are more voxels than an array holds
     */
    default float[] toFloats() {
        if (size() > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException(size() + " voxels do not fit one array: read them in parts");
        }
        float[] all = new float[(int) size()];
        read(0, all, 0, all.length);
        return all;
    }
}

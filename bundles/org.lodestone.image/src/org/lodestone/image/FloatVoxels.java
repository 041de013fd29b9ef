package org.lodestone.image;

import java.util.Arrays;
import java.util.Objects;

/** Voxels in a single-precision array, unscaled: what computations produce. */
public final class FloatVoxels implements Voxels {

    private final float[] values;
    private final int start;
    private final int count;

    /** @param values handed over: the caller must not modify them any more */
    public FloatVoxels(float[] values) {
        this(values, 0, values.length);
    }

    private FloatVoxels(float[] values, int start, int count) {
        this.values = values;
        this.start = start;
        this.count = count;
    }

    @Override
    public long size() {
        return count;
    }

    @Override
    public ElementType type() {
        return ElementType.FLOAT32;
    }

    @Override
    public double get(long index) {
        return values[start + Objects.checkIndex(Math.toIntExact(index), count)];
    }

    @Override
    public void read(long from, float[] target, int offset, int length) {
        Objects.checkFromIndexSize(from, length, count);
        System.arraycopy(values, start + (int) from, target, offset, length);
    }

    @Override
    public Voxels slice(long from, long length) {
        Objects.checkFromIndexSize(from, length, (long) count);
        return new FloatVoxels(values, start + (int) from, (int) length);
    }

    @Override
    public float[] toFloats() {
        return count == values.length ? values : Arrays.copyOfRange(values, start, start + count);
    }
}

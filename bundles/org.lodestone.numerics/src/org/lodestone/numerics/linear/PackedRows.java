package org.lodestone.numerics.linear;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows of a single-precision matrix, laid out so that products with other rows run at the speed of the machine. Terms are summed in
 * registers before they go to memory, {@link RowProduct#DEPTH} at a time: a panel of this depth stays in the first-level cache. The bits
 * depend neither on the vector length of the machine nor on how callers share the work among threads. Immutable.
 *
 * <p>Precision: single. The rounding error of a product of k terms is at most about k * 6e-8 of the sum of magnitudes.
 */
public final class PackedRows implements RowProduct {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Columns of the product that one kernel call makes: two vectors. */
    private static final int PANEL = 2 * LANES;
    /** Rows of the product that one kernel call makes: with 16 accumulators no register spills. */
    private static final int STRIP = 8;

    private final int count;
    private final int length;
    private final int panels;
    private final float[] packed;

    /**
     * Packs rows.
     *
     * @param rows row r at start + r * length. Not modified, not kept.
     * @param start of the first row
     * @param count number of rows
     * @param length of a row
     */
    public PackedRows(float[] rows, int start, int count, int length) {
        Objects.checkFromIndexSize(start, Math.multiplyExact(count, length), rows.length);
        this.count = count;
        this.length = length;
        this.panels = Math.ceilDiv(count, PANEL);
        this.packed = new float[Math.multiplyExact(panels * PANEL, length)];
        for (int from = 0; from < length; from += DEPTH) {
            int depth = Math.min(DEPTH, length - from);
            for (int panel = 0; panel < panels; panel++) {
                int target = blockStart(from, depth, panel);
                for (int j = 0; j < Math.min(PANEL, count - panel * PANEL); j++) {
                    int source = start + (panel * PANEL + j) * length + from;
                    for (int k = 0; k < depth; k++) {
                        packed[target + k * PANEL + j] = rows[source + k];
                    }
                }
            }
        }
    }

    private int blockStart(int from, int depth, int panel) {
        return from * panels * PANEL + panel * depth * PANEL;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void multiply(float[] a, int aStart, int m, float[] c, int cStart, int cStride) {
        Objects.checkFromIndexSize(aStart, Math.multiplyExact(m, length), a.length);
        if (m == 0 || count == 0) {
            return;
        }
        Objects.checkFromIndexSize(cStart, (m - 1) * cStride + count, c.length);
        int strips = Math.ceilDiv(m, STRIP);
        float[] strip = new float[strips * STRIP * Math.min(DEPTH, length)];
        float[] tile = new float[STRIP * PANEL];
        for (int from = 0; from < length; from += DEPTH) {
            int depth = Math.min(DEPTH, length - from);
            packStrips(a, aStart, m, from, depth, strip);
            for (int panel = 0; panel < panels; panel++) {
                int b = blockStart(from, depth, panel);
                int columns = Math.min(PANEL, count - panel * PANEL);
                for (int s = 0; s < strips; s++) {
                    int rows = Math.min(STRIP, m - s * STRIP);
                    int out = cStart + s * STRIP * cStride + panel * PANEL;
                    if (rows == STRIP && columns == PANEL) {
                        kernel(strip, s * STRIP * depth, packed, b, depth, c, out, cStride, from > 0);
                    } else {
                        kernel(strip, s * STRIP * depth, packed, b, depth, tile, 0, PANEL, false);
                        copyTile(tile, rows, columns, c, out, cStride, from > 0);
                    }
                }
            }
        }
    }

    private void packStrips(float[] a, int aStart, int m, int from, int depth, float[] strip) {
        for (int i = 0; i < m; i++) {
            int source = aStart + i * length + from;
            int target = i / STRIP * STRIP * depth + i % STRIP;
            for (int k = 0; k < depth; k++) {
                strip[target + k * STRIP] = a[source + k];
            }
        }
        for (int i = m; i % STRIP != 0; i++) {
            int target = i / STRIP * STRIP * depth + i % STRIP;
            for (int k = 0; k < depth; k++) {
                strip[target + k * STRIP] = 0;
            }
        }
    }

    private static void copyTile(float[] tile, int rows, int columns, float[] c, int out, int cStride, boolean add) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int target = out + i * cStride + j;
                c[target] = add ? c[target] + tile[i * PANEL + j] : tile[i * PANEL + j];
            }
        }
    }

    private static void kernel(
            float[] a, int aAt, float[] b, int bAt, int depth, float[] c, int out, int cStride, boolean add) {
        FloatVector c00 = FloatVector.zero(SPECIES), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00, c30 = c00, c31 = c00;
        FloatVector c40 = c00, c41 = c00, c50 = c00, c51 = c00, c60 = c00, c61 = c00, c70 = c00, c71 = c00;
        for (int k = 0; k < depth; k++) {
            int p = aAt + k * STRIP;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt + k * PANEL);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + k * PANEL + LANES);
            FloatVector x = FloatVector.broadcast(SPECIES, a[p]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(SPECIES, a[p + 1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(SPECIES, a[p + 2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(SPECIES, a[p + 3]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(SPECIES, a[p + 4]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = FloatVector.broadcast(SPECIES, a[p + 5]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            x = FloatVector.broadcast(SPECIES, a[p + 6]);
            c60 = x.fma(b0, c60);
            c61 = x.fma(b1, c61);
            x = FloatVector.broadcast(SPECIES, a[p + 7]);
            c70 = x.fma(b0, c70);
            c71 = x.fma(b1, c71);
        }
        store(c, out, c00, c01, add);
        store(c, out + cStride, c10, c11, add);
        store(c, out + 2 * cStride, c20, c21, add);
        store(c, out + 3 * cStride, c30, c31, add);
        store(c, out + 4 * cStride, c40, c41, add);
        store(c, out + 5 * cStride, c50, c51, add);
        store(c, out + 6 * cStride, c60, c61, add);
        store(c, out + 7 * cStride, c70, c71, add);
    }

    private static void store(float[] c, int at, FloatVector first, FloatVector second, boolean add) {
        if (add) {
            first.add(FloatVector.fromArray(SPECIES, c, at)).intoArray(c, at);
            second.add(FloatVector.fromArray(SPECIES, c, at + LANES)).intoArray(c, at + LANES);
        } else {
            first.intoArray(c, at);
            second.intoArray(c, at + LANES);
        }
    }
}

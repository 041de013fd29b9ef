package org.lodestone.numerics.linear;

import java.util.Arrays;
import java.util.Objects;

/**
 * The product in plain loops over whole arrays, which the compiler turns into vector instructions at once: for programs that end before
 * the compiler has come to terms with {@link PackedRows}. As fast as that one as long as the rows stay in the second-level cache.
 */
final class PlainRows implements RowProduct {

    private final int count;
    /** Terms: entry k holds the k-th value of each row. An array each, else the loops below stay loops. */
    private final float[][] terms;

    /**
     * @param rows row r at r * length. Not modified, not kept.
     * @param count number of rows
     * @param length of a row
     */
    PlainRows(float[] rows, int count, int length) {
        Objects.checkFromIndexSize(0, Math.multiplyExact(count, length), rows.length);
        this.count = count;
        this.terms = new float[length][count];
        for (int j = 0; j < count; j++) {
            for (int k = 0; k < length; k++) {
                terms[k][j] = rows[j * length + k];
            }
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int length() {
        return terms.length;
    }

    @Override
    public void multiply(float[] a, int aStart, int m, float[] c, int cStart, int cStride) {
        int length = terms.length;
        Objects.checkFromIndexSize(aStart, Math.multiplyExact(m, length), a.length);
        if (m == 0 || count == 0) {
            return;
        }
        Objects.checkFromIndexSize(cStart, (m - 1) * cStride + count, c.length);
        float[] first = new float[count], second = new float[count];
        for (int i = 0; i < m; i += 2) {
            // Of an odd number the last row is computed twice over.
            int other = Math.min(i + 1, m - 1);
            for (int from = 0; from < length; from += DEPTH) {
                Arrays.fill(first, 0);
                Arrays.fill(second, 0);
                chain(a, aStart + i * length, aStart + other * length, from, Math.min(length, from + DEPTH), first, second);
                store(first, c, cStart + i * cStride, from > 0);
                if (other > i) {
                    store(second, c, cStart + other * cStride, from > 0);
                }
            }
        }
    }

    private void chain(float[] a, int p, int q, int from, int to, float[] first, float[] second) {
        int k = from;
        for (; k + 4 <= to; k += 4) {
            four(terms[k], terms[k + 1], terms[k + 2], terms[k + 3], a[p + k], a[p + k + 1], a[p + k + 2], a[p + k + 3], first,
                    a[q + k], a[q + k + 1], a[q + k + 2], a[q + k + 3], second);
        }
        for (; k < to; k++) {
            one(terms[k], a[p + k], first, a[q + k], second);
        }
    }

    private static void four(float[] t0, float[] t1, float[] t2, float[] t3, float a0, float a1, float a2, float a3, float[] c,
            float b0, float b1, float b2, float b3, float[] d) {
        for (int j = 0; j < c.length; j++) {
            float x0 = t0[j], x1 = t1[j], x2 = t2[j], x3 = t3[j];
            c[j] = Math.fma(a3, x3, Math.fma(a2, x2, Math.fma(a1, x1, Math.fma(a0, x0, c[j]))));
            d[j] = Math.fma(b3, x3, Math.fma(b2, x2, Math.fma(b1, x1, Math.fma(b0, x0, d[j]))));
        }
    }

    private static void one(float[] t, float a, float[] c, float b, float[] d) {
        for (int j = 0; j < c.length; j++) {
            c[j] = Math.fma(a, t[j], c[j]);
            d[j] = Math.fma(b, t[j], d[j]);
        }
    }

    private static void store(float[] sums, float[] c, int at, boolean add) {
        if (add) {
            for (int j = 0; j < sums.length; j++) {
                c[at + j] += sums[j];
            }
        } else {
            System.arraycopy(sums, 0, c, at, sums.length);
        }
    }
}

package org.lodestone.numerics.linear;

/**
 * Rows of a single-precision matrix, ready to be multiplied with other rows: {@code c[i][j] = sum over k of a[i][k] * rows[j][k]}. Each
 * product is one chain of fused multiply-adds in ascending k, cut into blocks of {@link #DEPTH}; so all implementations give the same
 * bits, at any number of threads and on any machine. Immutable.
 */
public sealed interface RowProduct permits PackedRows, PlainRows {

    /** Terms of one chain; sums of chains are added in single precision. */
    int DEPTH = 256;

    /**
     * Picks the quicker way. The one by vector instructions has to be compiled for more than a second before it is ahead.
     *
     * @param rows row r at r * length. Not modified, not kept.
     * @param count number of rows
     * @param length of a row
     * @param others how many rows they will be multiplied with, all in all
     * @return the rows, laid out
     */
    static RowProduct of(float[] rows, int count, int length, long others) {
        boolean stayInCache = (long) count * length <= 1 << 17;
        boolean soonDone = (double) count * length * others <= 2e10;
        return stayInCache && soonDone ? new PlainRows(rows, count, length) : new PackedRows(rows, 0, count, length);
    }

    /** @return number of rows */
    int count();

    /** @return length of a row */
    int length();

    /**
     * Multiplies other rows with these: {@code c[i][j] = a[i] . rows[j]}.
     *
     * @param a row i at aStart + i * length. Not modified.
     * @param aStart of the first row of a
     * @param m number of rows of a
     * @param c receives entry (i, j) at cStart + i * cStride + j. Modified.
     * @param cStart of the first row of c
     * @param cStride distance of the rows of c, at least {@link #count()}
     */
    void multiply(float[] a, int aStart, int m, float[] c, int cStart, int cStride);
}

package org.lodestone.effective.internal.task;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows ready to be multiplied with many signals that lie side by side. Each product is one chain of fused multiply-adds in ascending time,
 * so the bits do not depend on the machine's vector length. Double precision. Immutable.
 */
final class BlockProducts {

    /** Signals side by side: a block of 200 volumes fits the first-level cache. */
    static final int WIDTH = 16;

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED.length() * 2 <= WIDTH
            ? DoubleVector.SPECIES_PREFERRED : DoubleVector.SPECIES_256;
    private static final int LANES = SPECIES.length();
    /** Rows that one call of the kernel multiplies. */
    private static final int GROUP = 4;

    private final int count;
    private final int length;
    private final double[] packed;

    /** @param rows {@code [row][time]}. Not modified. */
    BlockProducts(double[][] rows) {
        this.count = rows.length;
        this.length = rows[0].length;
        this.packed = new double[Math.ceilDiv(count, GROUP) * GROUP * length];
        for (int r = 0; r < count; r++) {
            for (int t = 0; t < length; t++) {
                packed[(r / GROUP * length + t) * GROUP + r % GROUP] = rows[r][t];
            }
        }
    }

    /** @return how many doubles {@link #multiply} fills */
    int size() {
        return Math.ceilDiv(count, GROUP) * GROUP * WIDTH;
    }

    /**
     * @param block signal j, time t at t * WIDTH + j. Not modified.
     * @param products receives row r, signal j at r * WIDTH + j. Modified.
     */
    void multiply(double[] block, double[] products) {
        for (int group = 0; group < Math.ceilDiv(count, GROUP); group++) {
            for (int column = 0; column < WIDTH; column += 2 * LANES) {
                kernel(group, block, column, products);
            }
        }
    }

    private void kernel(int group, double[] block, int column, double[] products) {
        DoubleVector a0 = DoubleVector.zero(SPECIES), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
        int at = group * length * GROUP;
        for (int t = 0; t < length; t++, at += GROUP) {
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, block, t * WIDTH + column);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, block, t * WIDTH + column + LANES);
            DoubleVector row = DoubleVector.broadcast(SPECIES, packed[at]);
            a0 = row.fma(x0, a0);
            a1 = row.fma(x1, a1);
            row = DoubleVector.broadcast(SPECIES, packed[at + 1]);
            b0 = row.fma(x0, b0);
            b1 = row.fma(x1, b1);
            row = DoubleVector.broadcast(SPECIES, packed[at + 2]);
            c0 = row.fma(x0, c0);
            c1 = row.fma(x1, c1);
            row = DoubleVector.broadcast(SPECIES, packed[at + 3]);
            d0 = row.fma(x0, d0);
            d1 = row.fma(x1, d1);
        }
        int out = group * GROUP * WIDTH + column;
        a0.intoArray(products, out);
        a1.intoArray(products, out + LANES);
        b0.intoArray(products, out + WIDTH);
        b1.intoArray(products, out + WIDTH + LANES);
        c0.intoArray(products, out + 2 * WIDTH);
        c1.intoArray(products, out + 2 * WIDTH + LANES);
        d0.intoArray(products, out + 3 * WIDTH);
        d1.intoArray(products, out + 3 * WIDTH + LANES);
    }

    /**
     * Products of each signal with itself and with itself one volume later.
     *
     * @param block as above
     * @param energy receives the sum of squares of signal j. Modified.
     * @param lagged receives the sum of y(t) y(t - 1). Modified.
     */
    static void moments(double[] block, double[] energy, double[] lagged) {
        for (int column = 0; column < WIDTH; column += LANES) {
            DoubleVector before = DoubleVector.fromArray(SPECIES, block, column);
            DoubleVector squares = before.mul(before), products = DoubleVector.zero(SPECIES);
            for (int at = WIDTH + column; at < block.length; at += WIDTH) {
                DoubleVector now = DoubleVector.fromArray(SPECIES, block, at);
                squares = now.fma(now, squares);
                products = now.fma(before, products);
                before = now;
            }
            squares.intoArray(energy, column);
            products.intoArray(lagged, column);
        }
    }
}

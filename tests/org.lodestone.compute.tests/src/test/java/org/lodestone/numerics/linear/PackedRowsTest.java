package org.lodestone.numerics.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackedRowsTest {

    private static float[] noise(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void productsAgreeWithDoublePrecisionAtSizesThatFitNoTile() {
        for (int[] size : new int[][] {{1, 1, 1}, {7, 33, 5}, {8, 32, 256}, {13, 65, 257}, {40, 31, 600}}) {
            int m = size[0], n = size[1], k = size[2];
            float[] a = noise(m * k + 3, 1), b = noise(n * k + 5, 2), c = new float[2 + m * (n + 4)];
            new PackedRows(b, 5, n, k).multiply(a, 3, m, c, 2, n + 4);
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    double expected = 0, magnitude = 0;
                    for (int l = 0; l < k; l++) {
                        double term = (double) a[3 + i * k + l] * b[5 + j * k + l];
                        expected += term;
                        magnitude += Math.abs(term);
                    }
                    // each of the k roundings is at most half a unit in the last place of a partial sum
                    assertEquals(expected, c[2 + i * (n + 4) + j], 6e-8 * (k + 2) * magnitude + 1e-12, i + "," + j + " of " + m + "x" + n + "x" + k);
                }
                assertEquals(0, c[2 + i * (n + 4) + n], "memory between rows stays untouched");
            }
        }
    }

    @Test
    void rowsComeOutTheSameHoweverTheWorkIsCut() {
        int m = 21, n = 50, k = 300;
        float[] a = noise(m * k, 3), b = noise(n * k, 4), whole = new float[m * n], parts = new float[m * n];
        PackedRows packed = new PackedRows(b, 0, n, k);
        packed.multiply(a, 0, m, whole, 0, n);
        for (int i = 0; i < m; i += 5) {
            packed.multiply(a, i * k, Math.min(5, m - i), parts, i * n, n);
        }
        for (int i = 0; i < m * n; i++) {
            assertEquals(Float.floatToRawIntBits(whole[i]), Float.floatToRawIntBits(parts[i]));
        }
    }

    @Test
    void plainLoopsGiveTheSameBitsAsVectorInstructions() {
        for (int[] size : new int[][] {{1, 1, 1}, {7, 33, 5}, {8, 32, 256}, {13, 65, 257}, {40, 31, 603}}) {
            int m = size[0], n = size[1], k = size[2];
            float[] a = noise(m * k + 3, 5), b = noise(n * k, 6), packed = new float[2 + m * (n + 4)], plain = new float[2 + m * (n + 4)];
            new PackedRows(b, 0, n, k).multiply(a, 3, m, packed, 2, n + 4);
            new PlainRows(b, n, k).multiply(a, 3, m, plain, 2, n + 4);
            for (int i = 0; i < packed.length; i++) {
                assertEquals(Float.floatToRawIntBits(packed[i]), Float.floatToRawIntBits(plain[i]), i + " of " + m + "x" + n + "x" + k);
            }
        }
    }
}

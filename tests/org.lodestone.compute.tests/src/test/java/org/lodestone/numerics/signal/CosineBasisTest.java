package org.lodestone.numerics.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CosineBasisTest {

    @Test
    void bandHoldsTheFrequenciesBetweenItsEdgesAndIsOrthonormal() {
        double[][] band = CosineBasis.band(200, 2, 0.01, 0.1);
        assertEquals(80 - 8 + 1, band.length, "k / 800 Hz from 0.01 to 0.1");
        for (int i = 0; i < band.length; i++) {
            double sum = 0;
            for (int j = 0; j <= i; j++) {
                double dot = 0;
                for (int t = 0; t < 200; t++) {
                    dot += band[i][t] * band[j][t];
                }
                assertEquals(i == j ? 1 : 0, dot, 1e-12);
            }
            for (double v : band[i]) {
                sum += v;
            }
            assertEquals(0, sum, 1e-10);
        }
    }

    @Test
    void driftIsSlowerThanItsPeriod() {
        // 400 s: half periods of 800, 400, 266.7, 200, 160, 133.3 s are longer than 128 s
        assertEquals(6, CosineBasis.drift(200, 2, 128).length);
    }

    @Test
    void aStraightLineIsRemovedWhole() {
        double[] line = new double[50];
        for (int t = 0; t < 50; t++) {
            line[t] = 1000 - 3.5 * t;
        }
        LinearTrend.remove(line);
        for (double v : line) {
            assertEquals(0, v, 1e-10);
        }
    }
}

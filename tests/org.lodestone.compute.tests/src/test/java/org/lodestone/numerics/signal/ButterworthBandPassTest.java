package org.lodestone.numerics.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ButterworthBandPassTest {

    @Test
    void gainOfBothPassesFollowsTheButterworthFormula() {
        double tr = 2, low = 0.01, high = 0.1;
        int order = 5, n = 20000;
        ButterworthBandPass filter = new ButterworthBandPass(order, low, high, 1 / tr);
        for (double f : new double[] {0.005, 0.01, 0.02, 0.05, 0.1, 0.15}) {
            double[] wave = new double[n];
            for (int t = 0; t < n; t++) {
                wave[t] = Math.sin(2 * Math.PI * f * t * tr);
            }
            double[] out = filter.apply(wave);
            double sine = 0, cosine = 0;
            // amplitude over whole periods away from the ends; 4000 time points hold whole periods of all frequencies above
            for (int t = 8000; t < 12000; t++) {
                sine += out[t] * Math.sin(2 * Math.PI * f * t * tr) / 2000;
                cosine += out[t] * Math.cos(2 * Math.PI * f * t * tr) / 2000;
            }
            double w = Math.tan(Math.PI * f * tr), w1 = Math.tan(Math.PI * low * tr), w2 = Math.tan(Math.PI * high * tr);
            double prototype = (w * w - w1 * w2) / (w * (w2 - w1));
            double expected = 1 / (1 + Math.pow(prototype, 2 * order));
            assertEquals(expected, sine, 1e-6, f + " Hz");
            assertEquals(0, cosine, 1e-6, "no phase shift at " + f + " Hz");
        }
    }

    @Test
    void evenOrdersAndWideBandsAreStableToo() {
        for (int order = 1; order <= 6; order++) {
            ButterworthBandPass filter = new ButterworthBandPass(order, 0.005, 0.24, 0.5);
            double[] wave = new double[2000];
            for (int t = 0; t < wave.length; t++) {
                wave[t] = Math.sin(2 * Math.PI * 0.05 * t * 2);
            }
            double[] out = filter.apply(wave);
            assertEquals(wave[1003], out[1003], 2e-2, "order " + order);
        }
    }

    @Test
    void shortSeriesAndImpossibleBandsAreRejected() {
        ButterworthBandPass filter = new ButterworthBandPass(5, 0.01, 0.1, 0.5);
        assertEquals(33, filter.padding());
        assertThrows(IllegalArgumentException.class, () -> filter.apply(new double[33]));
        assertThrows(IllegalArgumentException.class, () -> new ButterworthBandPass(5, 0.01, 0.3, 0.5));
    }
}

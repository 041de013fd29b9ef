package org.lodestone.connectivity.internal.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;

class DespikingTest {

    @Test
    void wildValuesEndWithinFourSpreadsAndTheRestIsUntouched() {
        int length = 150;
        SplittableRandom random = new SplittableRandom(3);
        float[] clean = new float[2 * length];
        for (int i = 0; i < clean.length; i++) {
            clean[i] = (float) (1000 + 30 * Math.cos(Math.PI * (i % length) / length) + Math.clamp(2 * random.nextGaussian(), -4, 4));
        }
        float[] values = clean.clone();
        values[40] += 200;
        values[41] += 150;
        values[length + 90] -= 300;
        double moved = Despiking.apply(values, 2, length, Execution.unobserved());
        // noise of deviation 2, cut at 4: the robust spread is close to 2
        assertEquals(clean[40], values[40], 4 * 2.4 + 4);
        assertEquals(clean[41], values[41], 4 * 2.4 + 4);
        assertEquals(clean[length + 90], values[length + 90], 4 * 2.4 + 4);
        int untouched = 0;
        for (int i = 0; i < clean.length; i++) {
            untouched += values[i] == clean[i] ? 1 : 0;
        }
        assertTrue(untouched >= 2 * length - 12, untouched + " untouched");
        assertEquals((2 * length - untouched) / (2.0 * length), moved, 1e-12);
    }
}

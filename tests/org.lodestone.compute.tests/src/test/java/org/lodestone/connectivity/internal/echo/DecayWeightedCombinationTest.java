package org.lodestone.connectivity.internal.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
import org.lodestone.image.Series;
import org.lodestone.method.function.EchoInput;

class DecayWeightedCombinationTest {

    @Test
    void echoesAreWeightedByTheDecayOfEachVoxel() {
        Grid grid = new Grid(2, 1, 1, Affine.IDENTITY, Frame.bold("run"));
        double[] decay = {0.03, 0.06};
        List<Double> times = List.of(0.013, 0.031, 0.048);
        List<Series> echoes = new ArrayList<>();
        for (double time : times) {
            float[] values = new float[2 * 20];
            for (int t = 0; t < 20; t++) {
                for (int v = 0; v < 2; v++) {
                    values[2 * t + v] = (float) (1000 * Math.exp(-time / decay[v]) * (1 + 0.01 * Math.sin(t)));
                }
            }
            echoes.add(new Series(grid, 20, 2, new FloatVoxels(values)));
        }
        float[] combined = new DecayWeightedCombination().run(new EchoInput(echoes, times), Parameters.NONE, Execution.unobserved())
                .orThrow().voxels().toFloats();
        for (int v = 0; v < 2; v++) {
            double above = 0, below = 0;
            for (double time : times) {
                above += time * Math.exp(-time / decay[v]) * 1000 * Math.exp(-time / decay[v]);
                below += time * Math.exp(-time / decay[v]);
            }
            // the mean over twenty volumes of the wave is not quite zero, which moves the fit of T2* by nothing and the level by a part in 1000
            assertEquals(above / below * (1 + 0.01 * Math.sin(7)), combined[2 * 7 + v], 1e-3 * above / below);
        }
    }
}

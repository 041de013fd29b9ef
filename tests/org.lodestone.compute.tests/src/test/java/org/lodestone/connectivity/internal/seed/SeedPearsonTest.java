package org.lodestone.connectivity.internal.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.function.ConnectivityInput;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.VoxelSeries;

class SeedPearsonTest {

    private static final Grid GRID = new Grid(5, 4, 3, Affine.scaling(3, 3, 3), Frame.t1w("sub-01"));
    private static final int LENGTH = 50;
    private static final SeedPearson METHOD = new SeedPearson();

    private static VoxelSeries series() {
        BitSet inside = new BitSet();
        inside.set(2, 40);
        float[] values = new float[38 * LENGTH];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (20 + (1 + i / LENGTH) * random.nextGaussian());
        }
        return new VoxelSeries(new Mask(GRID, inside), LENGTH, 2, values);
    }

    private static double correlation(double[] x, float[] y) {
        double mx = 0, my = 0, xy = 0, xx = 0, yy = 0;
        for (int t = 0; t < x.length; t++) {
            mx += x[t] / x.length;
            my += y[t] / (double) y.length;
        }
        for (int t = 0; t < x.length; t++) {
            xy += (x[t] - mx) * (y[t] - my);
            xx += (x[t] - mx) * (x[t] - mx);
            yy += (y[t] - my) * (y[t] - my);
        }
        return xy / Math.sqrt(xx * yy);
    }

    @Test
    void mapIsTheCorrelationWithTheWeightedMeanOfTheSeed() {
        VoxelSeries series = series();
        float[] weights = new float[(int) GRID.size()];
        weights[10] = 1;
        weights[11] = -0.5f;
        weights[1] = 0.2f;
        Parameters parameters = Parameters.of(METHOD.parameters(), java.util.Map.of("standardiseSeedVoxels", false));
        ConnectivityMap map = METHOD.run(new ConnectivityInput(series, Volume.of(GRID, weights)), parameters, Execution.unobserved()).orThrow();
        double[] seed = new double[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            seed[t] = (series.row(8)[t] - 0.5 * series.row(9)[t]) / 1.5;
            assertEquals(seed[t], map.seedSeries()[t], 1e-5);
        }
        assertEquals(2, map.seedVoxels(), "voxel 1 lies outside the mask");
        for (int v = 0; v < 38; v++) {
            assertEquals(correlation(seed, series.row(v)), map.r().voxels().get(v + 2), 1e-6);
        }
        assertEquals(0, map.r().voxels().get(50), "outside the mask");
    }

    @Test
    void aSeedWithoutSignalIsRefused() {
        float[] weights = new float[(int) GRID.size()];
        weights[55] = 1;
        Outcome<ConnectivityMap> outcome = METHOD.run(new ConnectivityInput(series(), Volume.of(GRID, weights)),
                Parameters.defaults(METHOD.parameters()), Execution.unobserved());
        assertEquals("LS-FUNC-031", assertInstanceOf(Outcome.Refused.class, outcome).findings().getFirst().toString()
                .replaceAll(".*(LS-FUNC-\\d+).*", "$1"));
    }
}

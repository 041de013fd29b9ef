package org.lodestone.effective.internal.granger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.method.effective.DirectedCoupling;
import org.lodestone.method.effective.SeedCausalityInput;
import org.lodestone.method.effective.SeedCausalityMaps;
import org.lodestone.method.function.RegionSeries;
import org.lodestone.method.function.VoxelSeries;

class SeedGrangerTest {

    private static final int LENGTH = 150;
    private static final Grid GRID = new Grid(3, 2, 1, Affine.IDENTITY, Frame.t1w("sub-x"));

    private final SeedGranger method = new SeedGranger();

    private Outcome<SeedCausalityMaps> run(float[] values, float[] seed, int order) {
        VoxelSeries series = new VoxelSeries(Mask.where(GRID, v -> v < 4), seed.length, 2, values);
        return method.run(new SeedCausalityInput(series, seed), Parameters.of(method.parameters(), Map.of("order", order)),
                Execution.unobserved());
    }

    /** Voxel 0 follows the seed, the seed follows voxel 1, voxel 2 is noise, voxel 3 is constant. */
    private static float[][] simulated() {
        SplittableRandom random = new SplittableRandom(2);
        float[] seed = new float[LENGTH], values = new float[4 * LENGTH];
        for (int t = 1; t < LENGTH; t++) {
            values[LENGTH + t] = (float) random.nextGaussian();
            values[2 * LENGTH + t] = (float) random.nextGaussian();
            values[3 * LENGTH + t] = 7;
            seed[t] = (float) (-0.6 * values[LENGTH + t - 1] + random.nextGaussian());
            values[t] = (float) (0.6 * seed[t - 1] + random.nextGaussian());
        }
        values[3 * LENGTH] = 7;
        return new float[][] {values, seed};
    }

    @Test
    void eachVoxelAgreesWithTheRegressionOfTwoRegions() {
        float[][] data = simulated();
        GrangerConnectivity granger = new GrangerConnectivity();
        for (int order : new int[] {1, 3}) {
            SeedCausalityMaps maps = run(data[0], data[1], order).orThrow();
            for (int v = 0; v < 3; v++) {
                double[][] pair = new double[2][LENGTH];
                for (int t = 0; t < LENGTH; t++) {
                    pair[0][t] = data[1][t];
                    pair[1][t] = data[0][v * LENGTH + t];
                }
                DirectedCoupling two = granger.run(new RegionSeries(List.of("seed", "voxel"), 2, pair),
                        Parameters.of(granger.parameters(), Map.of("order", order)), Execution.unobserved()).orThrow();
                assertEquals(two.coupling()[1][0], maps.seedToVoxel().toFloats()[v], 1e-6);
                assertEquals(two.coupling()[0][1], maps.voxelToSeed().toFloats()[v], 1e-6);
                assertEquals(two.coupling()[1][0] - two.coupling()[0][1], maps.net().toFloats()[v], 1e-6);
                assertEquals(two.further().get("path-standardised")[1][0], maps.pathSeedToVoxel().toFloats()[v], 0.02);
            }
        }
    }

    @Test
    void directionsAndSignsAreToldApart() {
        float[][] data = simulated();
        SeedCausalityMaps maps = run(data[0], data[1], 1).orThrow();
        assertTrue(maps.net().toFloats()[0] > 0.1 && maps.net().toFloats()[1] < -0.1);
        assertTrue(maps.qSeedToVoxel().toFloats()[0] < 1e-4 && maps.qVoxelToSeed().toFloats()[1] < 1e-4);
        assertTrue(maps.qSeedToVoxel().toFloats()[2] > 0.05 && maps.qVoxelToSeed().toFloats()[0] > 0.05);
        assertTrue(maps.pathVoxelToSeed().toFloats()[1] < -0.3 && maps.pathSeedToVoxel().toFloats()[0] > 0.3);
    }

    @Test
    void aVoxelThatDoesNotChangeOrEqualsTheSeedHasNoInfluence() {
        float[][] data = simulated();
        assertEquals(0, run(data[0], data[1], 1).orThrow().seedToVoxel().toFloats()[3]);
        float[] copies = new float[4 * LENGTH];
        for (int v = 0; v < 4; v++) {
            System.arraycopy(data[1], 0, copies, v * LENGTH, LENGTH);
        }
        assertEquals(0, run(copies, data[1], 1).orThrow().voxelToSeed().toFloats()[0]);
    }

    @Test
    void aConstantSeedAndTooShortARunAreRefused() {
        float[][] data = simulated();
        Outcome<SeedCausalityMaps> constant = run(data[0], new float[LENGTH], 1);
        assertFalse(constant.isDone());
        assertTrue(constant.findings().getFirst().message().contains("seed"));
        assertEquals("LS-EC-006", run(new float[40], new float[10], 4).findings().getFirst().code());
    }
}

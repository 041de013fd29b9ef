package org.lodestone.targeting.internal.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetingMethod;

class SeriesMethodsTest {

    private static final Frame NATIVE = Frame.t1w("sub-01");
    private static final Grid GRID = new Grid(20, 20, 20, Affine.scaling(3, 3, 3), NATIVE);
    private static final Vec3 PEAK = new Vec3(24, 21, 36);
    private static final Vec3 ELSEWHERE = new Vec3(33, 39, 39);
    private static final int LENGTH = 120;

    /** A seed corner whose own voxels are noisy, a network that shares its signal, and a peak in the search region against it. */
    private static TargetingInput input() {
        SplittableRandom random = new SplittableRandom(8);
        double[] signal = new double[LENGTH], other = new double[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            signal[t] = random.nextGaussian();
            other[t] = random.nextGaussian();
        }
        int rows = (int) GRID.size();
        float[] values = new float[rows * LENGTH], r = new float[rows];
        boolean[] seed = new boolean[rows], search = new boolean[rows];
        for (int v = 0; v < rows; v++) {
            Vec3 p = GRID.toWorld(v % 20, v / 20 % 20, v / 400);
            double d = p.distance(PEAK) / 8, e = p.distance(ELSEWHERE) / 6;
            seed[v] = p.norm() < 8;
            search[v] = p.z() > 24;
            double share = seed[v] ? 0.5 : p.z() < 18 && p.x() > 40 ? 0.8 : -1.4 * Math.exp(-d * d / 2);
            double second = 1.5 * Math.exp(-e * e / 2);
            for (int t = 0; t < LENGTH; t++) {
                values[v * LENGTH + t] = (float) (share * signal[t] + second * other[t] + 0.7 * random.nextGaussian());
            }
        }
        VoxelSeries series = new VoxelSeries(Mask.where(GRID, v -> true), LENGTH, 2, values);
        float[] mean = new float[LENGTH];
        for (int v = 0; v < rows; v++) {
            for (int t = 0; t < LENGTH && seed[v]; t++) {
                mean[t] += values[v * LENGTH + t];
            }
        }
        float[] ranks = RankCorrelation.ranks(mean, 0, LENGTH);
        for (int v = 0; v < rows; v++) {
            float[] other2 = RankCorrelation.ranks(values, v * LENGTH, LENGTH);
            for (int t = 0; t < LENGTH; t++) {
                r[v] += ranks[t] * other2[t];
            }
        }
        return new TargetingInput(Mask.where(GRID, v -> search[v]), Optional.of(new ConnectivityMap(Volume.of(GRID, r), mean, 1)),
                Optional.of(series), new AffineTransform(NATIVE, Frame.template("MNIColin27"), Affine.IDENTITY),
                Optional.of(Mask.where(GRID, v -> seed[v])), Optional.empty());
    }

    private static TargetCandidate best(TargetingMethod method, TargetingInput input, Map<String, ?> chosen) {
        return method.run(input, Parameters.of(method.parameters(), chosen), Execution.unobserved()).orThrow().getFirst();
    }

    @Test
    void seedMapFindsThePeakAndSharpensTheSeedByTheRestOfTheNetwork() {
        TargetingInput input = input();
        TargetCandidate target = best(new SeedMapTargeting(), input, Map.of());
        assertTrue(target.nativePoint().mm().distance(PEAK) < 2.5, target.toString());
        assertEquals("lodestone.targeting.seed-map", target.methodId());
        assertTrue(target.correlation() < best(new ClusterTargeting(), input, Map.of()).correlation());
    }

    @Test
    void hierarchicalPicksTheUnitThatRunsAgainstTheSeed() {
        TargetCandidate target = best(new HierarchicalTargeting(), input(), Map.of("minimumVoxels", 10, "cut", 0.7));
        assertTrue(target.nativePoint().mm().distance(PEAK) < 7, target.toString());
    }

    @Test
    void networkOverlapAimsAtTheMiddleOfTheNetwork() {
        TargetCandidate target = best(new NetworkOverlapTargeting(), input(), Map.of());
        assertTrue(target.nativePoint().mm().distance(PEAK) < 5, target.toString());
    }

    @Test
    void averageLinkageCutsWhereTheTreeIsTall() {
        // positions on a line: 0, 1, 1.5 | 10, 11 | 30
        double[] x = {0, 10, 1, 30, 11, 1.5};
        float[] distance = new float[36];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                distance[i * 6 + j] = (float) Math.abs(x[i] - x[j]);
            }
        }
        assertArrayEquals(new int[] {0, 1, 0, 2, 1, 0}, AverageLinkage.cut(distance.clone(), 6, 3, Progress.NONE));
        // mean distance of {0, 1, 1.5} and {10, 11} is 9.67
        assertArrayEquals(new int[] {0, 0, 0, 1, 0, 0}, AverageLinkage.cut(distance.clone(), 6, 9.7, Progress.NONE));
        assertArrayEquals(new int[] {0, 1, 0, 2, 1, 0}, AverageLinkage.cut(distance.clone(), 6, 9.6, Progress.NONE));
    }

    @Test
    void rankCorrelationKnowsTies() {
        float[] a = {1, -2, 2, 2, -0f, 0f}, b = {10, 1, 40, 30, 2, 2};
        // ranks a: 4 1 5.5 5.5 2.5 2.5, b: 4 1 6 5 2.5 2.5
        double expected = (0.25 + 6.25 + 2 * 2.5 + 2 * 1.5 + 2 * 1) / Math.sqrt((0.25 + 6.25 + 4 + 4 + 1 + 1) * (0.25 + 6.25 + 6.25 + 2.25 + 1 + 1));
        assertEquals(expected, RankCorrelation.of(a, b), 1e-6);
        assertEquals(0, RankCorrelation.of(new float[] {3, 3, 3}, new float[] {1, 2, 3}));
    }

    @Test
    void withoutSeriesThereIsNoTarget() {
        for (TargetingMethod method : List.of(new SeedMapTargeting(), new HierarchicalTargeting())) {
            assertTrue(method.usesSeries());
            assertTrue(method.run(PlantedMap.without(), Parameters.defaults(method.parameters()), Execution.unobserved())
                    .findings().getFirst().code().startsWith("LS-TARGET-0"));
        }
    }
}

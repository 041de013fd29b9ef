package org.lodestone.connectivity.internal.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.method.function.VoxelMeasure;
import org.lodestone.method.function.VoxelSeries;

class VoxelMeasureTest {

    private static final int LENGTH = 100;

    private static float[] run(VoxelMeasure measure, VoxelSeries series, Map<String, ?> chosen) {
        return measure.run(series, Parameters.of(measure.parameters(), chosen), Execution.unobserved()).orThrow().toFloats();
    }

    private static VoxelSeries series(Grid grid, float[] values) {
        return new VoxelSeries(Mask.where(grid, v -> true), LENGTH, 2, values);
    }

    private static VoxelSeries noise(Grid grid, double shared) {
        SplittableRandom random = new SplittableRandom(3);
        float[] values = new float[(int) grid.size() * LENGTH];
        double[] common = new double[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            common[t] = random.nextGaussian();
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (shared * common[i % LENGTH] + random.nextGaussian());
        }
        return series(grid, values);
    }

    @Test
    void amplitudeOfAWaveIsFoundInItsBand() {
        Grid grid = new Grid(2, 1, 1, Affine.scaling(3, 3, 3), Frame.t1w("s"));
        float[] values = new float[2 * LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            // frequencies of the run are k / 200 Hz: 8 lies in 0.01 to 0.08 Hz, 40 does not
            // waves even about the middle are orthogonal to the straight line that is removed
            double u = t - (LENGTH - 1) / 2.0;
            double slow = Math.cos(2 * Math.PI * 8 * u / LENGTH), fast = Math.cos(2 * Math.PI * 40 * u / LENGTH);
            values[t] = (float) (500 + 3 * slow);
            values[LENGTH + t] = (float) (500 + 3 * slow + fast);
        }
        float[] alff = run(new FluctuationAmplitude(false), series(grid, values), Map.of());
        assertEquals(3.0 / 15, alff[0], 1e-4, "15 frequencies lie in the band");
        assertEquals(alff[0], alff[1], 1e-4);
        float[] fraction = run(new FluctuationAmplitude(true), series(grid, values), Map.of());
        assertEquals(0.75, fraction[1], 1e-4);
    }

    @Test
    void homogeneityIsOneForEqualSeriesAndLowForNoise() {
        Grid grid = new Grid(5, 5, 5, Affine.scaling(3, 3, 3), Frame.t1w("s"));
        VoxelSeries same = noise(grid, 1e6);
        assertEquals(1, run(new RegionalHomogeneity(), same, Map.of())[62], 1e-3);
        float[] independent = run(new RegionalHomogeneity(), noise(grid, 0), Map.of());
        // expected value of Kendall's coefficient of 27 independent raters is 1/27, its spread about 0.0055
        assertEquals(1.0 / 27, independent[62], 0.02);
        assertEquals(0, independent[0], "a corner has 8 voxels, fewer than 14");
    }

    @Test
    void degreeCountsWhatADirectComputationCounts() {
        Grid grid = new Grid(11, 11, 11, Affine.scaling(3, 3, 3), Frame.t1w("s"));
        VoxelSeries series = noise(grid, 0.5);
        float[] counted = run(new DegreeCentrality(), series, Map.of());
        float[] weighted = run(new DegreeCentrality(), series, Map.of("weighted", true));
        for (int v : new int[] {0, 700, 1330}) {
            int count = 0;
            double sum = 0;
            for (int w = 0; w < 1331; w++) {
                double r = correlation(series.row(v), series.row(w));
                if (w != v && r > 0.25) {
                    count++;
                    sum += r;
                }
            }
            assertEquals(count / 1330.0, counted[v], 1.5 / 1330, "a value on the threshold may fall on either side");
            assertEquals(sum / 1330, weighted[v], 1e-3);
        }
    }

    @Test
    void bitsDoNotDependOnTheNumberOfThreads() {
        Grid grid = new Grid(12, 12, 12, Affine.scaling(3, 3, 3), Frame.t1w("s"));
        VoxelSeries series = noise(grid, 0.5);
        DegreeCentrality degree = new DegreeCentrality();
        Parameters parameters = Parameters.of(degree.parameters(), Map.of("weighted", true));
        assertArrayEquals(degree.run(series, parameters, new Execution(Parallel.single(), Progress.NONE)).orThrow().toFloats(),
                degree.run(series, parameters, new Execution(new Parallel(4), Progress.NONE)).orThrow().toFloats());
    }

    private static double correlation(float[] a, float[] b) {
        double ma = 0, mb = 0, ab = 0, aa = 0, bb = 0;
        for (int t = 0; t < a.length; t++) {
            ma += a[t] / (double) a.length;
            mb += b[t] / (double) b.length;
        }
        for (int t = 0; t < a.length; t++) {
            ab += (a[t] - ma) * (b[t] - mb);
            aa += (a[t] - ma) * (a[t] - ma);
            bb += (b[t] - mb) * (b[t] - mb);
        }
        return ab / Math.sqrt(aa * bb);
    }
}

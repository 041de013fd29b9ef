package org.lodestone.connectivity.internal.cleaning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Parallel;
import org.lodestone.core.Progress;
import org.lodestone.method.function.Confounds;
import org.lodestone.numerics.linear.OrthonormalBasis;
import org.lodestone.numerics.signal.CosineBasis;

class BandProjectionTest {

    private static final int LENGTH = 160;
    private static final double TR = 2;

    private static double[] noise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            values[t] = random.nextGaussian();
        }
        return values;
    }

    private static float[] toFloats(double[] values, double offset) {
        float[] floats = new float[values.length];
        for (int t = 0; t < values.length; t++) {
            floats[t] = (float) (values[t] + offset);
        }
        return floats;
    }

    @Test
    void equalsTheResidualOfOneRegressionOnEverythingUnwanted() {
        double[] a = noise(1), b = noise(2), spike = new double[LENGTH];
        spike[40] = 1;
        BandProjection projection = BandProjection.of(LENGTH, TR, 0.01, 0.1,
                new Confounds(List.of("a", "b", "spike"), new double[][] {a, b, spike}));

        int outside = 0;
        double[][] unwanted = new double[LENGTH + 4][];
        unwanted[outside++] = line(1);
        for (int k = 0; k < LENGTH; k++) {
            double hz = k / (2 * LENGTH * TR);
            if (hz < 0.01 - 1e-12 || hz > 0.1 + 1e-12) {
                unwanted[outside++] = CosineBasis.function(LENGTH, k);
            }
        }
        unwanted[outside++] = a;
        unwanted[outside++] = b;
        unwanted[outside++] = spike;
        OrthonormalBasis design = OrthonormalBasis.of(java.util.Arrays.copyOf(unwanted, outside), 1e-9);
        assertEquals(LENGTH - design.rank(), projection.degreesOfFreedom());

        double[] series = noise(3);
        float[] cleaned = toFloats(series, 5000);
        projection.apply(cleaned, 1, Execution.unobserved());
        design.removeFrom(series);
        for (int t = 0; t < LENGTH; t++) {
            // a value of 5000 has a spacing of 5e-4 in single precision
            assertEquals(series[t], cleaned[t], 1e-3, "volume " + t);
        }
        assertEquals(0, cleaned[40], 1e-5, "the censored volume is zero");
    }

    @Test
    void anInBandConfoundIsGoneAndTheSignalBesideItStays() {
        // even functions are orthogonal to a straight line, so the line takes nothing from them
        double[] confound = CosineBasis.function(LENGTH, 20), signal = CosineBasis.function(LENGTH, 32);
        double[] fast = CosineBasis.function(LENGTH, 150), line = line(0.5);
        BandProjection projection = BandProjection.of(LENGTH, TR, 0.01, 0.1, new Confounds(List.of("c"), new double[][] {confound}));
        float[] values = new float[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            values[t] = (float) (100 + line[t] + 3 * confound[t] + 2 * signal[t] + 5 * fast[t]);
        }
        projection.apply(values, 1, Execution.unobserved());
        for (int t = 0; t < LENGTH; t++) {
            assertEquals(2 * signal[t], values[t], 1e-4);
        }
    }

    private static double[] line(double slope) {
        double[] line = new double[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            line[t] = slope * t;
        }
        return line;
    }

    @Test
    void constantAndCollinearColumnsAreLeftOutAndNamed() {
        double[] a = noise(1), twice = new double[LENGTH], constant = new double[LENGTH];
        java.util.Arrays.fill(constant, 7);
        for (int t = 0; t < LENGTH; t++) {
            twice[t] = 2 * a[t] + 5;
        }
        a[0] = Double.NaN;
        twice[0] = Double.NaN;
        BandProjection projection = BandProjection.of(LENGTH, TR, 0.01, 0.1,
                new Confounds(List.of("a", "twice", "flat"), new double[][] {a, twice, constant}));
        assertEquals(CosineBasis.band(LENGTH, TR, 0.01, 0.1).length - 2, projection.degreesOfFreedom());
        assertTrue(projection.findings().stream().anyMatch(f -> f.code().equals("LS-FUNC-021") && f.message().contains("flat")));
        assertTrue(projection.findings().stream().anyMatch(f -> f.code().equals("LS-FUNC-022") && f.message().contains("twice")));
    }

    @Test
    void bitsDoNotDependOnTheNumberOfThreads() {
        BandProjection projection = BandProjection.of(LENGTH, TR, 0.01, 0.1, new Confounds(List.of(), new double[0][]));
        int rows = 700;
        float[] one = new float[rows * LENGTH];
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < one.length; i++) {
            one[i] = (float) (1000 + random.nextGaussian());
        }
        float[] four = one.clone();
        projection.apply(one, rows, new Execution(Parallel.single(), Progress.NONE));
        projection.apply(four, rows, new Execution(new Parallel(4), Progress.NONE));
        assertTrue(java.util.Arrays.equals(one, four));
    }
}

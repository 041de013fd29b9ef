package org.lodestone.effective.internal.ppi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.effective.internal.task.FirstLevelModel;
import org.lodestone.effective.internal.task.HaemodynamicResponse;
import org.lodestone.effective.internal.task.TaskPhantom;
import org.lodestone.image.Mask;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.task.InteractionDesign;
import org.lodestone.method.task.InteractionInput;
import org.lodestone.method.task.TaskEvent;
import org.lodestone.method.task.TaskModelInput;

class InteractionColumnsTest {

    private static final InteractionColumns METHOD = new InteractionColumns();
    private static final int BINS = 16;
    private static final int LENGTH = TaskPhantom.LENGTH;
    private static final double TR = 2;

    /** Slow random neural activity, one value a bin. */
    private static double[] neural(SplittableRandom random) {
        double[] values = new double[LENGTH * BINS];
        double state = 0;
        for (int n = 0; n < values.length; n++) {
            state = 0.98 * state + 0.2 * random.nextGaussian();
            values[n] = state;
        }
        return values;
    }

    private static double[] bold(double[] neural) {
        double[] response = HaemodynamicResponse.GLOVER.sample(TR / BINS);
        double[] values = new double[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            values[t] = NeuralSignal.convolved(neural, response, t * BINS);
        }
        return values;
    }

    private static double[] modulated(double[] neural, String condition, double inside, double outside) {
        double[] values = new double[neural.length];
        for (int n = 0; n < values.length; n++) {
            double seconds = n * TR / BINS;
            boolean on = TaskPhantom.events().stream().anyMatch(e -> e.condition().equals(condition)
                    && seconds >= e.onsetSeconds() && seconds < e.onsetSeconds() + e.durationSeconds());
            values[n] = (on ? inside : outside) * neural[n];
        }
        return values;
    }

    /** Voxel 0 is the seed, voxels 1 to 4 follow it during A only, voxels 5 to 8 all the time, the rest is noise. */
    private static VoxelSeries run(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] neural = neural(random);
        double[] always = bold(neural), during = bold(modulated(neural, "A", 1, 0));
        int voxels = 20;
        float[] values = new float[voxels * LENGTH];
        for (int v = 0; v < voxels; v++) {
            for (int t = 0; t < LENGTH; t++) {
                double signal = v == 0 ? 2 * always[t] : v < 5 ? 2 * during[t] : v < 9 ? 2 * always[t] : 0;
                values[v * LENGTH + t] = (float) (1000 + 10 * signal + 3 * random.nextGaussian());
            }
        }
        return new VoxelSeries(Mask.where(TaskPhantom.GRID, v -> v < voxels), LENGTH, TR, values);
    }

    private static VoxelSeries seed(VoxelSeries run) {
        return new VoxelSeries(Mask.where(TaskPhantom.GRID, v -> v == 0), LENGTH, TR, run.row(0));
    }

    private static Outcome<InteractionDesign> design(VoxelSeries seed, String contrast, boolean generalized, Map<String, ?> chosen) {
        return METHOD.run(new InteractionInput(TaskPhantom.input(), seed, contrast, generalized),
                Parameters.of(METHOD.parameters(), chosen), Execution.unobserved());
    }

    private static float[] t(VoxelSeries run, boolean generalized) {
        InteractionDesign design = design(seed(run), "A - B", generalized, Map.of()).orThrow();
        FirstLevelModel model = new FirstLevelModel();
        return model.run(new TaskModelInput(run, design.design(), List.of(design.contrast())),
                Parameters.defaults(model.parameters()), Execution.unobserved()).orThrow().maps().getFirst().statistic().toFloats();
    }

    @Test
    void couplingThatChangesWithTheTaskIsFoundAndConstantCouplingIsNot() {
        for (boolean generalized : new boolean[] {false, true}) {
            double changing = 0, constant = 0;
            for (int seed = 1; seed <= 5; seed++) {
                float[] t = t(run(seed), generalized);
                for (int v = 1; v < 5; v++) {
                    changing += t[v] / 20;
                    constant += t[v + 4] / 20;
                }
            }
            assertTrue(changing > 4, "generalized " + generalized + ": " + changing);
            assertTrue(Math.abs(constant) < 1.5, "generalized " + generalized + ": " + constant);
        }
    }

    @Test
    void deconvolutionFindsTheNeuralSignalBack() {
        SplittableRandom random = new SplittableRandom(9);
        double[] neural = neural(random), signal = bold(neural);
        for (int t = 0; t < LENGTH; t++) {
            signal[t] += 0.05 * random.nextGaussian();
        }
        double[] constant = new double[LENGTH];
        java.util.Arrays.fill(constant, 1);
        NeuralSignal found = NeuralSignal.of(signal, new double[][] {constant}, HaemodynamicResponse.GLOVER.sample(TR / BINS), BINS, 0);
        double ab = 0, aa = 0, bb = 0, mean = java.util.Arrays.stream(neural).average().orElseThrow();
        for (int n = 0; n < neural.length; n++) {
            ab += (neural[n] - mean) * found.values()[n];
            aa += (neural[n] - mean) * (neural[n] - mean);
            bb += found.values()[n] * found.values()[n];
        }
        assertTrue(ab / Math.sqrt(aa * bb) > 0.8, "correlation " + ab / Math.sqrt(aa * bb));
        // Convolved again it is the measured signal without its noise.
        double[] again = bold(found.values());
        double error = 0, size = 0, middle = java.util.Arrays.stream(signal).average().orElseThrow();
        for (int t = 20; t < LENGTH; t++) {
            error += Math.pow(again[t] - (signal[t] - middle), 2);
            size += Math.pow(signal[t] - middle, 2);
        }
        assertTrue(error < 0.05 * size, error / size + "");
    }

    /**
     * Values of an independent computation: covariance matrices in full, restricted likelihood by SciPy's simplex search. The likelihood is
     * flat at its top, so the ratio agrees to the square root of rounding only.
     */
    @Test
    void theNeuralSignalIsThatOfARestrictedLikelihoodInFull() {
        double[] signal = new double[40], constant = new double[40], line = new double[40];
        for (int t = 0; t < 40; t++) {
            signal[t] = Math.sin(0.35 * t) + 0.3 * Math.cos(2.1 * t);
            constant[t] = 1;
            line[t] = t / 40.0;
        }
        NeuralSignal found = NeuralSignal.of(signal, new double[][] {constant, line}, HaemodynamicResponse.GLOVER.sample(0.25), 8, 0);
        assertEquals(12014.53667, found.ratio(), 0.1);
        assertEquals(-1.2007749890842805, found.values()[40], 1e-5);
        assertEquals(0.845782117362677, found.values()[100], 1e-5);
        assertEquals(-0.9806285717385094, found.values()[300], 1e-5);
    }

    @Test
    void theGeneralisedFormHasOneInteractionACondition() {
        VoxelSeries run = run(3);
        InteractionDesign design = design(seed(run), "A - B", true, Map.of()).orThrow();
        assertEquals(List.of("A", "B", "seed", "ppi_A", "ppi_B"), design.design().names().subList(0, 5));
        assertEquals(List.of(0.0, 0.0, 0.0, 1.0, -1.0), java.util.Arrays.stream(design.contrast().weights()[0]).limit(5).boxed().toList());
        assertEquals(List.of("A", "B", "seed", "ppi"),
                design(seed(run), "A - B", false, Map.of()).orThrow().design().names().subList(0, 4));
    }

    @Test
    void badInputIsRefused() {
        VoxelSeries run = run(4);
        String line = design(seed(run), "A - faces", false, Map.of()).findings().getFirst().toLine();
        assertTrue(line.contains("'faces'") && line.contains("A, B"), line);
        assertEquals("LS-PPI-001", design(seed(run), "A - B", false, Map.of("hrf", "fir")).findings().getFirst().code());
        VoxelSeries flat = new VoxelSeries(Mask.where(TaskPhantom.GRID, v -> v == 0), LENGTH, TR, new float[LENGTH]);
        assertEquals("LS-PPI-002", design(flat, "A - B", false, Map.of()).findings().getFirst().code());
        VoxelSeries shorter = new VoxelSeries(Mask.where(TaskPhantom.GRID, v -> v == 0), 50, TR, new float[50]);
        assertThrows(RefusedException.class, () -> new InteractionInput(TaskPhantom.input(), shorter, "A", false));
        assertTrue(TaskPhantom.events().stream().map(TaskEvent::condition).distinct().count() == 2);
    }
}

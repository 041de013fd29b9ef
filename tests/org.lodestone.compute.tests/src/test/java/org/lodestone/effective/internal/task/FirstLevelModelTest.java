package org.lodestone.effective.internal.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;
import org.lodestone.image.Mask;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.task.Contrast;
import org.lodestone.method.task.ContrastExpression;
import org.lodestone.method.task.ContrastMaps;
import org.lodestone.method.task.DesignMatrix;
import org.lodestone.method.task.TaskModelInput;
import org.lodestone.method.task.TaskModelResult;
import org.lodestone.method.task.VoxelFit;
import org.lodestone.method.task.VoxelFitInput;
import org.lodestone.numerics.linear.LeastSquares;
import org.lodestone.numerics.statistics.Distributions;

class FirstLevelModelTest {

    private static final FirstLevelModel MODEL = new FirstLevelModel();

    private static Contrast contrast(String text, DesignMatrix design) {
        return ContrastExpression.parse(text, design.names());
    }

    private static Outcome<TaskModelResult> fit(VoxelSeries run, DesignMatrix design, Map<String, ?> chosen, Contrast... contrasts) {
        return MODEL.run(new TaskModelInput(run, design, List.of(contrasts)), Parameters.of(MODEL.parameters(), chosen),
                Execution.unobserved());
    }

    /** The definition, voxel by voxel: least squares by QR, Yule-Walker, filter, least squares again. */
    private static double[] definition(VoxelSeries run, int v, DesignMatrix design, double[] weights) {
        int length = run.length();
        double[] y = new double[length];
        float sum = 0;
        for (int t = 0; t < length; t++) {
            sum += run.values()[v * length + t];
        }
        for (int t = 0; t < length; t++) {
            y[t] = 100f * (run.values()[v * length + t] / (sum / length) - 1f);
        }
        double[] e = LeastSquares.fit(design.columns(), y).residuals();
        double energy = 0, lagged = 0;
        for (int t = 0; t < length; t++) {
            energy += e[t] * e[t];
            lagged += t == 0 ? 0 : e[t] * e[t - 1];
        }
        double rho = (int) (100 * (lagged / (length - 1)) / (energy / length)) / 100.0;
        double[][] columns = new double[weights.length][];
        for (int c = 0; c < weights.length; c++) {
            columns[c] = filtered(design.columns()[c], rho);
        }
        LeastSquares fit = LeastSquares.fit(columns, filtered(y, rho));
        double effect = 0, variance = 0;
        for (int i = 0; i < weights.length; i++) {
            effect += weights[i] * fit.coefficients()[i];
            for (int j = 0; j < weights.length; j++) {
                variance += weights[i] * fit.inverseGram()[i][j] * weights[j];
            }
        }
        variance *= fit.residualSum() / (length - weights.length);
        return new double[] {effect, variance, effect / Math.sqrt(variance), rho};
    }

    private static double[] filtered(double[] x, double rho) {
        double[] y = x.clone();
        for (int t = 1; t < x.length; t++) {
            y[t] -= rho * x[t - 1];
        }
        return y;
    }

    @Test
    void theNumbersAreThoseOfTheDefinition() {
        DesignMatrix design = TaskPhantom.design();
        VoxelSeries run = TaskPhantom.run(1, 0.4, v -> v % 12 < 3);
        Contrast difference = contrast("A - B", design);
        TaskModelResult result = fit(run, design, Map.of(), difference).orThrow();
        ContrastMaps maps = result.maps().getFirst();
        assertEquals(TaskPhantom.LENGTH - design.names().size(), result.degreesOfFreedom());
        for (int v = 0; v < 960; v += 7) {
            double[] truth = definition(run, v, design, difference.weights()[0]);
            // Results are stored in single precision: 6e-8 of the value.
            assertEquals(truth[0], maps.effect().toFloats()[v], 1e-6);
            assertEquals(truth[1], maps.variance().toFloats()[v], 1e-6 * truth[1]);
            assertEquals(truth[2], maps.statistic().toFloats()[v], 2e-6 * Math.abs(truth[2]) + 1e-6);
            assertEquals(truth[3], result.autocorrelation().toFloats()[v], 1e-6);
            double z = Distributions.normalFromTail(Distributions.studentTail(truth[2], result.degreesOfFreedom()));
            assertEquals(z, maps.z().toFloats()[v], 2e-6 * Math.abs(z) + 1e-6);
        }
    }

    @Test
    void thePlantedEffectIsFound() {
        DesignMatrix design = TaskPhantom.design();
        TaskModelResult result = fit(TaskPhantom.run(2, 0.4, v -> v % 12 < 3), design, Map.of(), contrast("A - B", design)).orThrow();
        float[] effect = result.maps().getFirst().effect().toFloats();
        double planted = 0, variance = 0;
        int inside = 0;
        for (int v = 0; v < effect.length; v += v % 12 == 2 ? 10 : 1) {
            planted += effect[v];
            variance += result.maps().getFirst().variance().toFloats()[v];
            inside++;
        }
        assertEquals(240, inside);
        // 15 units on a mean of 1000 are 1.5 %; the mean of independent voxels scatters by the model's own standard error.
        assertEquals(1.5, planted / inside, 4 * Math.sqrt(variance) / inside);
    }

    @Test
    void whiteNoiseHasStandardNormalScores() {
        DesignMatrix design = TaskPhantom.design();
        float[] z = fit(TaskPhantom.run(2, 0, v -> false), design, Map.of("noise", "ols"), contrast("A - B", design)).orThrow()
                .maps().getFirst().z().toFloats();
        double sum = 0, square = 0;
        for (float value : z) {
            sum += value;
            square += value * value;
        }
        // 960 independent voxels: the mean scatters by 0.032, the variance by 0.046.
        assertEquals(0, sum / z.length, 0.13);
        assertEquals(1, square / z.length, 0.18);
    }

    @Test
    void anFContrastOfOneRowIsTheSquareOfT() {
        DesignMatrix design = TaskPhantom.design();
        double[] row = contrast("A - B", design).weights()[0];
        Contrast t = new Contrast("t", new double[][] {row});
        Contrast f = contrast("A - B; A", design);
        double[] both = contrast("A", design).weights()[0];
        Contrast turned = new Contrast("turned", new double[][] {both, row});
        TaskModelResult result = fit(TaskPhantom.run(3, 0.2, v -> v < 100), design, Map.of(), t, f, turned).orThrow();
        float[] one = result.maps().get(1).statistic().toFloats(), other = result.maps().get(2).statistic().toFloats();
        float[] student = result.maps().getFirst().statistic().toFloats();
        for (int v = 0; v < one.length; v++) {
            assertEquals(one[v], other[v], 1e-5 * one[v] + 1e-6, "the order of rows does not matter");
            assertTrue(2 * one[v] >= student[v] * student[v] * (1 - 1e-5), "two rows explain at least as much as one of them");
        }
    }

    @Test
    void theBitsDoNotDependOnTheNumberOfThreads() {
        DesignMatrix design = TaskPhantom.design();
        TaskModelInput input = new TaskModelInput(TaskPhantom.run(4, 0.3, v -> v < 50), design, List.of(contrast("A", design)));
        Parameters parameters = Parameters.defaults(MODEL.parameters());
        TaskModelResult one = MODEL.run(input, parameters, new Execution(Parallel.single(), Progress.NONE)).orThrow();
        TaskModelResult many = MODEL.run(input, parameters, new Execution(new Parallel(3), Progress.NONE)).orThrow();
        assertArrayEquals(one.maps().getFirst().statistic().toFloats(), many.maps().getFirst().statistic().toFloats());
        assertArrayEquals(one.maps().getFirst().z().toFloats(), many.maps().getFirst().z().toFloats());
    }

    @Test
    void constantAndBrokenVoxelsAreLeftOutAndTold() {
        DesignMatrix design = TaskPhantom.design();
        VoxelSeries run = TaskPhantom.run(5, 0, v -> false);
        java.util.Arrays.fill(run.values(), 0, TaskPhantom.LENGTH, 7);
        run.values()[3 * TaskPhantom.LENGTH + 5] = Float.NaN;
        run.values()[4 * TaskPhantom.LENGTH + 5] = Float.POSITIVE_INFINITY;
        Outcome<TaskModelResult> outcome = fit(run, design, Map.of(), contrast("A", design));
        TaskModelResult result = outcome.orThrow();
        assertEquals(957, result.mask().count());
        assertEquals(List.of("LS-GLM-031", "LS-GLM-032"), outcome.findings().stream().map(f -> f.code()).toList());
        for (int v : new int[] {0, 3, 4}) {
            assertEquals(0, result.maps().getFirst().statistic().toFloats()[v]);
        }
        VoxelSeries nothing = new VoxelSeries(Mask.where(TaskPhantom.GRID, v -> v < 2), TaskPhantom.LENGTH, 2, new float[2 * TaskPhantom.LENGTH]);
        assertInstanceOf(Outcome.Refused.class, fit(nothing, design, Map.of(), contrast("A", design)));
    }

    @Test
    void aDesignOfAnotherLengthIsRefused() {
        DesignMatrix design = TaskPhantom.design();
        VoxelSeries shorter = new VoxelSeries(Mask.where(TaskPhantom.GRID, v -> v < 2), 100, 2, new float[200]);
        RefusedException refusal = assertThrows(RefusedException.class, () -> new TaskModelInput(shorter, design, List.of()));
        assertEquals("LS-GLM-002", refusal.findings().getFirst().code());
    }

    @Test
    void aCentredRunIsWarnedOf() {
        DesignMatrix design = TaskPhantom.design();
        VoxelSeries run = TaskPhantom.run(6, 0, v -> false);
        for (int i = 0; i < run.values().length; i++) {
            run.values()[i] -= 1000;
        }
        assertEquals("LS-GLM-033", fit(run, design, Map.of(), contrast("A", design)).findings().getFirst().code());
    }

    @Test
    void theFitOfOneVoxelIsTheFitOfTheMap() {
        DesignMatrix design = TaskPhantom.design();
        VoxelSeries run = TaskPhantom.run(7, 0.4, v -> v == 100);
        Contrast a = contrast("A", design);
        TaskModelResult result = fit(run, design, Map.of(), a).orThrow();
        VoxelFit fit = new VoxelFits().run(new VoxelFitInput(new TaskModelInput(run, design, List.of(a)), 100, TaskPhantom.events()),
                Parameters.defaults(MODEL.parameters()), Execution.unobserved()).orThrow();
        assertEquals(result.maps().getFirst().effect().toFloats()[100], fit.coefficients()[0], 1e-6);
        assertEquals(result.autocorrelation().toFloats()[100], fit.autocorrelation(), 1e-6);
        // Whitened residuals of 120 volumes: the statistic scatters by 2 / sqrt(120) around 2.
        assertEquals(2, fit.durbinWatson(), 0.6);
        double[] response = fit.response().getFirst().mean();
        assertTrue(response[5] > 1 && Math.abs(response[0]) < 0.3, java.util.Arrays.toString(response));
    }
}

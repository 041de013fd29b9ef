package org.lodestone.effective.internal.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.task.Contrast;
import org.lodestone.method.task.ContrastExpression;
import org.lodestone.method.task.ContrastMaps;
import org.lodestone.method.task.DesignMatrix;
import org.lodestone.method.task.MapCluster;
import org.lodestone.method.task.MapInferenceInput;
import org.lodestone.method.task.MapInferenceResult;
import org.lodestone.method.task.RelabelledMaxima;
import org.lodestone.method.task.TaskModelInput;
import org.lodestone.method.task.TaskModelResult;

class MapInferenceTest {

    private static final MapCorrection CORRECTION = new MapCorrection();
    private static final WhitenedRelabelling RELABELLING = new WhitenedRelabelling();
    private static final Mask WHOLE = Mask.where(TaskPhantom.GRID, _ -> true);

    private static MapInferenceResult judge(float[] t, Optional<RelabelledMaxima> relabelled, Map<String, ?> chosen) {
        Volume map = Volume.of(TaskPhantom.GRID, t);
        ContrastMaps maps = new ContrastMaps(new Contrast("c", new double[][] {{1}}), map, map, map, map);
        return CORRECTION.run(new MapInferenceInput(maps, WHOLE, 100, relabelled), Parameters.of(CORRECTION.parameters(), chosen),
                Execution.unobserved()).orThrow();
    }

    private static RelabelledMaxima relabel(long seed, IntPredicate planted, Map<String, ?> chosen, Parallel parallel) {
        DesignMatrix design = TaskPhantom.design();
        TaskModelInput input = new TaskModelInput(TaskPhantom.run(seed, 0.4, planted), design,
                List.of(ContrastExpression.parse("A - B", design.names())));
        return RELABELLING.run(input, Parameters.of(RELABELLING.parameters(), chosen), new Execution(parallel, Progress.NONE)).orThrow();
    }

    /** Student's quantiles for 100 degrees of freedom: 0.05 / 960 and 0.001 (scipy.stats.t.isf). */
    @Test
    void thresholdsAreQuantiles() {
        float[] t = new float[960];
        t[5] = 4.2f;
        t[6] = 4.0f;
        MapInferenceResult result = judge(t, Optional.empty(), Map.of());
        assertEquals(4.042204, result.thresholds().getFirst().statistic(), 1e-6);
        assertEquals(1, result.thresholds().getFirst().voxels());
        assertEquals(3.1737, result.clusterFormingStatistic(), 5e-5);
        // Benjamini and Hochberg: p(2) = 6.1e-5 is below 2 * 0.05 / 960 = 1.04e-4, so both pass.
        assertEquals(4.0, result.thresholds().get(1).statistic(), 1e-6);
        assertEquals(2, result.thresholds().get(1).voxels());
    }

    @Test
    void noVoxelPassesWhereThereIsNoEffect() {
        MapInferenceResult result = judge(new float[960], Optional.empty(), Map.of());
        assertEquals(0, result.thresholds().get(1).voxels());
        assertTrue(Double.isInfinite(result.thresholds().get(1).statistic()));
        assertTrue(result.clusters().isEmpty());
    }

    @Test
    void clustersHavePeakExtentAndCentre() {
        float[] t = new float[960];
        for (int i = 2; i < 5; i++) {
            t[TaskPhantom.GRID.index(i, 4, 4)] = 5;
        }
        t[TaskPhantom.GRID.index(3, 4, 4)] = 6;
        t[TaskPhantom.GRID.index(10, 8, 1)] = 7;
        List<MapCluster> clusters = judge(t, Optional.empty(), Map.of()).clusters();
        assertEquals(2, clusters.size());
        assertEquals(7, clusters.getFirst().peakStatistic());
        assertEquals(3, clusters.getLast().voxels());
        assertEquals(81, clusters.getLast().mm3(), 1e-9);
        assertEquals(9, clusters.getLast().centre().mm().x(), 1e-9);
        assertEquals(9, clusters.getLast().peak().mm().x(), 1e-9);
        assertEquals(1, judge(t, Optional.empty(), Map.of("minimumVoxels", 2)).clusters().size());
    }

    @Test
    void theTrueLabellingIsAmongTheRelabelledAndIsTheModelsOwn() {
        DesignMatrix design = TaskPhantom.design();
        FirstLevelModel model = new FirstLevelModel();
        TaskModelResult fitted = model.run(new TaskModelInput(TaskPhantom.run(1, 0.4, v -> v < 30), design,
                List.of(ContrastExpression.parse("A - B", design.names()))), Parameters.defaults(model.parameters()),
                Execution.unobserved()).orThrow();
        double largest = 0;
        for (float t : fitted.maps().getFirst().statistic().toFloats()) {
            largest = Math.max(largest, t);
        }
        RelabelledMaxima maxima = relabel(1, v -> v < 30, Map.of("relabellings", 100), Parallel.allCores());
        assertEquals(largest, maxima.statistic()[99], 1e-3, "a planted effect exceeds all relabellings");
        assertEquals(0.01, maxima.correctedP(largest - 1e-3), 1e-12);
        assertTrue(maxima.extentP(30) <= 0.02);
    }

    /**
     * Independent voxels: the largest of 960 t with 110 degrees of freedom exceeds Bonferroni's 4.03 in 5 % of runs, so the 95th
     * percentile of the relabelled maxima lies near it; 400 relabellings estimate it to about 0.15.
     */
    @Test
    void thresholdsOfRelabelledNoiseAreBonferronisForIndependentVoxels() {
        for (String kind : List.of("sign-flip", "permutation")) {
            RelabelledMaxima maxima = relabel(8, v -> false, Map.of("relabellings", 400, "kind", kind), Parallel.allCores());
            assertEquals(4.04, maxima.threshold(0.05), 0.3, kind);
        }
    }

    @Test
    void relabelledNumbersDoNotDependOnTheNumberOfThreads() {
        RelabelledMaxima one = relabel(3, v -> false, Map.of("relabellings", 40), Parallel.single());
        RelabelledMaxima many = relabel(3, v -> false, Map.of("relabellings", 40), new Parallel(3));
        assertArrayEquals(one.statistic(), many.statistic());
        assertArrayEquals(one.extent(), many.extent());
    }

    @Test
    void anFContrastHasNoRelabelling() {
        DesignMatrix design = TaskPhantom.design();
        TaskModelInput input = new TaskModelInput(TaskPhantom.run(1, 0, v -> false), design,
                List.of(ContrastExpression.parse("A; B", design.names())));
        Outcome<RelabelledMaxima> outcome =
                RELABELLING.run(input, Parameters.defaults(RELABELLING.parameters()), Execution.unobserved());
        assertInstanceOf(Outcome.Refused.class, outcome);
    }
}

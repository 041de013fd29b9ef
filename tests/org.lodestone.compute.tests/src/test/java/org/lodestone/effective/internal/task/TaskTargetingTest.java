package org.lodestone.effective.internal.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.SpatialTransform;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.target.ReliabilityInput;
import org.lodestone.method.target.ReliabilityMethod;
import org.lodestone.method.target.TargetReliability;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetingMethod;
import org.lodestone.method.task.ContrastExpression;
import org.lodestone.method.task.DesignMatrix;
import org.lodestone.method.task.TaskRun;

class TaskTargetingTest {

    private static final MethodRegistry METHODS = MethodRegistry.fromClassPath(TaskTargetingTest.class.getClassLoader());
    private static final SpatialTransform TO_TEMPLATE =
            new AffineTransform(TaskPhantom.GRID.frame(), Frame.template("MNI"), Affine.IDENTITY);
    private static final Mask SEARCH = Mask.where(TaskPhantom.GRID, v -> v % 12 < 6);

    private static TargetingMethod method(String id) {
        return METHODS.byId(TargetingMethod.class, "lodestone.targeting." + id);
    }

    private static TaskRun task(long seed, IntPredicate planted) {
        DesignMatrix design = TaskPhantom.design();
        return new TaskRun(TaskPhantom.run(seed, 0.3, planted), design, ContrastExpression.parse("A - B", design.names()));
    }

    private static boolean near(int v, int i, int j, int k) {
        return Math.abs(v % 12 - i) <= 1 && Math.abs(v / 12 % 10 - j) <= 1 && Math.abs(v / 120 - k) <= 1;
    }

    private static Outcome<List<TargetCandidate>> run(String id, TargetingInput input) {
        TargetingMethod method = method(id);
        return method.run(input, Parameters.defaults(method.parameters()), Execution.unobserved());
    }

    private static TargetingInput input(Optional<ConnectivityMap> map, Optional<TaskRun> task) {
        return new TargetingInput(SEARCH, map, Optional.empty(), TO_TEMPLATE, Optional.empty(), Optional.empty(), task);
    }

    @Test
    void theTaskPeakLiesInThePlantedPartOfTheSearchRegion() {
        TaskRun task = task(1, v -> near(v, 3, 5, 4) || v % 12 == 11);
        TargetCandidate target = run("task-peak", input(Optional.empty(), Optional.of(task))).orThrow().getFirst();
        assertTrue(target.nativePoint().mm().distance(TaskPhantom.GRID.toWorld(3, 5, 4)) <= 5.2, target.toString());
        assertTrue(target.isUsable(), "a planted effect passes its gate");
        assertEquals("lodestone.targeting.task-peak", target.methodId());
    }

    @Test
    void noiseHasATargetThatIsMarkedNotForUse() {
        TargetCandidate target = run("task-peak", input(Optional.empty(), Optional.of(task(2, v -> false)))).orThrow().getFirst();
        assertEquals("task-response", target.gates().getFirst().name());
        assertTrue(!target.isUsable());
    }

    @Test
    void theConjunctionIsWhereBothMapsAgree() {
        TaskRun task = task(3, v -> near(v, 1, 2, 2) || near(v, 4, 7, 5));
        float[] r = new float[960];
        for (int v = 0; v < r.length; v++) {
            // Anticorrelated at the second place and at a third one that the task does not drive.
            r[v] = near(v, 4, 7, 5) || near(v, 4, 2, 2) ? -0.5f - 0.001f * (v % 7) : -0.1f - 0.0001f * (v % 13);
        }
        ConnectivityMap map = new ConnectivityMap(Volume.of(TaskPhantom.GRID, r), new float[TaskPhantom.LENGTH], 1);
        TargetCandidate target = run("task-conjunction", input(Optional.of(map), Optional.of(task))).orThrow().getFirst();
        assertTrue(target.nativePoint().mm().distance(TaskPhantom.GRID.toWorld(4, 7, 5)) <= 5.2, target.toString());
        assertTrue(target.correlation() < -0.4 && target.clusterMm3() >= 27);
    }

    @Test
    void withoutATaskRunTheyRefuse() {
        for (String id : List.of("task-peak", "task-conjunction")) {
            ConnectivityMap map = new ConnectivityMap(Volume.of(TaskPhantom.GRID, new float[960]), new float[1], 1);
            assertEquals("LS-TASK-001", run(id, input(Optional.of(map), Optional.empty())).findings().getFirst().code());
        }
        assertEquals("LS-TASK-005", run("task-conjunction", input(Optional.empty(), Optional.of(task(4, v -> false))))
                .findings().getFirst().code());
        TaskRun task = task(4, v -> false);
        TaskRun half = task.resampled(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14});
        assertEquals("LS-TASK-003", run("task-peak", input(Optional.empty(), Optional.of(half))).findings().getFirst().code());
    }

    @Test
    void theBootstrapDrawsTheTaskRunAnew() {
        VoxelSeries rest = TaskPhantom.run(5, 0, v -> false);
        Mask seed = Mask.where(TaskPhantom.GRID, v -> v % 12 == 11);
        ReliabilityMethod bootstrap = METHODS.first(ReliabilityMethod.class);
        TargetingMethod method = method("task-peak");
        ReliabilityInput input = new ReliabilityInput(method, Parameters.defaults(method.parameters()), rest, seed.toVolume(), SEARCH,
                TO_TEMPLATE);
        TargetReliability strong = bootstrap.run(input.withTask(task(6, v -> near(v, 3, 5, 4))),
                Parameters.of(bootstrap.parameters(), java.util.Map.of("resamples", 50)), Execution.unobserved()).orThrow();
        // 27 voxels of 3 mm: wherever the peak falls among them it stays within 10.4 mm of any other.
        assertTrue(strong.medianDistanceMm() <= 10.4, strong.medianDistanceMm() + "");
        TargetReliability none = bootstrap.run(input.withTask(task(7, v -> false)),
                Parameters.of(bootstrap.parameters(), java.util.Map.of("resamples", 50)), Execution.unobserved()).orThrow();
        assertTrue(none.ellipsoid().toString().length() > 0 && none.medianDistanceMm() > 0, "the target of noise moves");
    }
}

package org.lodestone.effective.internal.task;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.task.TaskModelInput;
import org.lodestone.method.task.TaskModelResult;
import org.lodestone.method.task.TaskRun;
import org.lodestone.numerics.linear.OrthonormalBasis;

/**
 * The task's t map inside a search region.
 *
 * @param input of the targeting method
 * @param mask search voxels that could be modelled
 * @param t of the contrast, on the grid
 * @param degreesOfFreedom of the residuals
 */
record TaskField(TargetingInput input, Mask mask, float[] t, double degreesOfFreedom) {

    /**
     * @param input of a targeting method
     * @param noise ar1 or ols
     * @param execution threads and cancellation
     * @return the field; refused without a task run, or when no voxel or no effect can be estimated
     */
    static Outcome<TaskField> of(TargetingInput input, String noise, Execution execution) {
        if (input.task().isEmpty()) {
            return Outcome.refused(Finding.error("LS-TASK-001", "The method needs a task run.",
                    "Give a task run with its events and a contrast, or choose another method."));
        }
        TaskRun run = input.task().get().within(input.searchMask());
        if (run.series().mask().count() == 0) {
            return Outcome.refused(Finding.error("LS-TASK-002", "The task run has no voxel in the search region.",
                    "Check the run's coverage and the registration."));
        }
        // Drawn or halved runs can lose all events of a condition.
        List<Integer> dropped = OrthonormalBasis.of(run.design().columns(), 1e-9).dropped();
        if (!dropped.isEmpty() || run.design().volumes() <= run.design().names().size()) {
            return Outcome.refused(Finding.error("LS-TASK-003", "The design of the task run is rank-deficient: "
                    + dropped.stream().map(run.design().names()::get).toList() + ".", "Give a run with all conditions."));
        }
        Outcome<TaskModelResult> fitted = FirstLevelModel.fit(new TaskModelInput(run.series(), run.design(), List.of(run.contrast())),
                Parameters.of(FirstLevelModel.PARAMETERS, Map.of("noise", noise)), false, execution);
        return fitted.then(result -> Outcome.done(new TaskField(input, result.mask(), result.maps().getFirst().statistic().toFloats(),
                result.degreesOfFreedom())));
    }

    /** @return centre of a voxel in millimetres */
    Vec3 centre(int voxel) {
        Grid grid = mask.grid();
        return grid.toWorld(voxel % grid.nx(), voxel / grid.nx() % grid.ny(), voxel / (grid.nx() * grid.ny()));
    }

    /** @return a candidate at a voxel, with a gate on its t: familywise over the search region */
    TargetCandidate candidate(String method, int voxel, Vec3 mm, double correlation, double clusterMm3) {
        FramePoint point = new FramePoint(mask.grid().frame(), mm);
        double needed = new Heights(0, degreesOfFreedom).statistic(0.05 / mask.count());
        Gate gate = Gate.atLeast("task-response", t[voxel], needed, "t",
                "t of the contrast at the target against the height that chance exceeds somewhere in the search region in 5 % of runs."
                        + (t[voxel] >= needed ? "" : " The task does not drive this point reliably: prefer another method."));
        return new TargetCandidate(method, point, input.t1wToTemplate().apply(point), "", correlation, clusterMm3, Optional.empty(),
                List.of(gate));
    }
}

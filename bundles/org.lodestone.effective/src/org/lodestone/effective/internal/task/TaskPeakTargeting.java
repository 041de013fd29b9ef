package org.lodestone.effective.internal.task;

import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetingMethod;

/** The voxel of the search region that the task drives most: highest t of the contrast. */
public final class TaskPeakTargeting implements TargetingMethod {

    private static final String ID = "lodestone.targeting.task-peak";

    @Override
    public MethodInfo info() {
        return MethodInfo.of(ID, "1", "Task peak", "The voxel of the search region with the highest t of a task contrast, such as 2-back"
                + " against 0-back.", "Sack 2009, Journal of Cognitive Neuroscience 21:207, 10.1162/jocn.2009.21126");
    }

    @Override
    public List<Parameter> parameters() {
        return FirstLevelModel.PARAMETERS.subList(0, 1);
    }

    @Override
    public Outcome<List<TargetCandidate>> run(TargetingInput input, Parameters parameters, Execution execution) {
        return TaskField.of(input, parameters.text("noise"), execution).then(field -> {
            int best = -1;
            for (int voxel : field.mask().indices()) {
                best = best < 0 || field.t()[voxel] > field.t()[best] ? voxel : best;
            }
            if (!(field.t()[best] > 0)) {
                return Outcome.refused(Finding.error("LS-TASK-004", "The contrast is not above zero anywhere in the search region.",
                        "Check the contrast's direction."));
            }
            return Outcome.done(List.of(field.candidate(ID, best, field.centre(best), Double.NaN, 0)));
        });
    }
}

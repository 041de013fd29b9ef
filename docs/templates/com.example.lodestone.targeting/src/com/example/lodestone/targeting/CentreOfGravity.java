package com.example.lodestone.targeting;

import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetingMethod;

/**
 * Centre of gravity of the anticorrelated voxels in the search region, weighted by -r. An example of a method: it keeps no state, changes
 * no input, says what it cannot use, and can be stopped.
 */
public final class CentreOfGravity implements TargetingMethod {

    @Override
    public MethodInfo info() {
        // The id is permanent and begins with the vendor's prefix. The version changes whenever numbers change.
        return MethodInfo.of("com.example.centre-of-gravity", "1", "Centre of gravity",
                "Centre of the anticorrelated voxels, weighted by strength. An example; not for use on patients.");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("strongestR", -0.1, -1, 0, "Voxels count from this correlation downwards."));
    }

    @Override
    public Outcome<List<TargetCandidate>> run(TargetingInput input, Parameters parameters, Execution execution) {
        if (input.connectivity().isEmpty()) {
            return Outcome.refused(Finding.error("LS-EXAMPLE-001", "There is no seed map.", "Run a connectivity method first."));
        }
        Volume r = input.connectivity().get().r();
        Grid grid = r.grid();
        double limit = parameters.real("strongestR");
        double sum = 0;
        double strongest = 0;
        Vec3 weighted = Vec3.ZERO;
        for (int k = 0; k < grid.nz(); k++) {
            execution.progress().check();
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    double value = r.get(i, j, k);
                    if (value <= limit && input.searchMask().contains(grid.index(i, j, k))) {
                        weighted = weighted.plus(grid.toWorld(i, j, k).times(-value));
                        sum -= value;
                        strongest = Math.min(strongest, value);
                    }
                }
            }
        }
        if (sum == 0) {
            return Outcome.refused(Finding.error("LS-EXAMPLE-002", "No voxel of the search region has r <= " + limit + ".",
                    "Check the search region, or set strongestR higher."));
        }
        FramePoint target = new FramePoint(grid.frame(), weighted.times(1 / sum));
        FramePoint inTemplate = new FramePoint(input.t1wToTemplate().to(), input.t1wToTemplate().apply(target.mm()));
        return Outcome.done(List.of(
                new TargetCandidate(info().id(), target, inTemplate, "", strongest, 0, Optional.empty(), List.of())));
    }
}

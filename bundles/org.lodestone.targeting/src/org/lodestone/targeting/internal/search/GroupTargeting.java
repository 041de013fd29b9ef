package org.lodestone.targeting.internal.search;

import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Grid;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.Evidence;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetingMethod;
import org.lodestone.targeting.internal.evidence.PublishedEvidence;

/**
 * A fixed template coordinate carried to the patient: what remains when the functional run cannot be used. The default is the point most
 * anticorrelated with the subgenual cingulate in group data (Fox 2012, as used by Mir-Moghtadaei 2015).
 */
public final class GroupTargeting implements TargetingMethod {

    private static final String ID = "lodestone.targeting.group";

    @Override
    public MethodInfo info() {
        return new MethodInfo(ID, "1", "Group coordinate",
                "A fixed MNI coordinate, the same for everybody. Needs no functional run; misses the patient's own circuit.",
                List.of("Fox 2012, Biological Psychiatry 72:595, 10.1016/j.biopsych.2012.04.028",
                        "Mir-Moghtadaei 2015, Brain Stimulation 8:965, 10.1016/j.brs.2015.05.004"), -10);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("xMm", -38, -100, 100, "To the right, MNI."),
                Parameter.real("yMm", 44, -140, 100, "To the front, MNI."),
                Parameter.real("zMm", 26, -90, 110, "Up, MNI."));
    }

    @Override
    public boolean usesRun() {
        return false;
    }

    @Override
    public Evidence evidence() {
        return PublishedEvidence.group();
    }

    @Override
    public Outcome<List<TargetCandidate>> run(TargetingInput input, Parameters parameters, Execution execution) {
        FramePoint template = new FramePoint(input.t1wToTemplate().to(),
                new Vec3(parameters.real("xMm"), parameters.real("yMm"), parameters.real("zMm")));
        FramePoint point = input.t1wToTemplate().inverse().apply(template);
        double r = input.connectivity().map(map -> valueAt(map.r().grid(), map.r().toFloats(), point)).orElse(Double.NaN);
        return Outcome.done(List.of(new TargetCandidate(ID, point, template, "", r, 0, Optional.empty(), List.of())));
    }

    private static double valueAt(Grid grid, float[] r, FramePoint point) {
        Vec3 p = grid.toVoxel(point);
        int i = (int) Math.floor(p.x() + 0.5), j = (int) Math.floor(p.y() + 0.5), k = (int) Math.floor(p.z() + 0.5);
        return grid.contains(i, j, k) && r[grid.index(i, j, k)] != 0 ? r[grid.index(i, j, k)] : Double.NaN;
    }
}

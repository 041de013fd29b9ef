package org.lodestone.targeting.internal.search;

import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.Evidence;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetingMethod;
import org.lodestone.targeting.internal.evidence.PublishedEvidence;

/**
 * The most negative voxel of the search region. Simple and noisy: one voxel decides, and scans of the same person differ by centimetres
 * (Ning 2019). Kept for comparison.
 */
public final class ClassicTargeting implements TargetingMethod {

    private static final String ID = "lodestone.targeting.classic";

    @Override
    public MethodInfo info() {
        return MethodInfo.of(ID, "1", "Most anticorrelated voxel",
                "The single voxel of the search region that is most anticorrelated with the seed. For comparison: not reliable.",
                "Fox 2012, Biological Psychiatry 72:595, 10.1016/j.biopsych.2012.04.028",
                "Weigand 2018, Biological Psychiatry 84:28, 10.1016/j.biopsych.2017.10.028",
                "Ning 2019, Brain Stimulation 12:129, 10.1016/j.brs.2018.10.004");
    }

    @Override
    public Evidence evidence() {
        return PublishedEvidence.singleVoxel();
    }

    @Override
    public Outcome<List<TargetCandidate>> run(TargetingInput input, Parameters parameters, Execution execution) {
        return SearchField.of(input).then(field -> {
            int best = field.voxels()[0];
            return Outcome.done(List.of(field.candidate(ID, field.centre(best), field.r()[best], 0)));
        });
    }
}

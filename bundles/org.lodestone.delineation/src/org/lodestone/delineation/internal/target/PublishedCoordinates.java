package org.lodestone.delineation.internal.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetingMethod;

/** The left prefrontal targets of the literature, carried to the patient: to compare an individual target with. */
public final class PublishedCoordinates implements TargetingMethod {

    private static final String ID = "lodestone.delineation.published-coordinates";

    /** Creates it. */
    public PublishedCoordinates() {
    }

    @Override
    public MethodInfo info() {
        return new MethodInfo(ID, "1", "Published coordinates",
                "Left prefrontal coordinates of the literature, carried to the patient by the registration to the template.",
                PublishedCoordinate.ALL.stream().map(PublishedCoordinate::paper).distinct().toList(), -20);
    }

    @Override
    public Outcome<List<TargetCandidate>> run(TargetingInput input, Parameters parameters, Execution execution) {
        List<Finding> findings = new ArrayList<>(PublishedCoordinate.otherSpace(input.t1wToTemplate()).stream().toList());
        List<TargetCandidate> candidates = new ArrayList<>();
        for (PublishedCoordinate published : PublishedCoordinate.ALL) {
            FramePoint there = new FramePoint(input.t1wToTemplate().to(), published.mm());
            FramePoint here = input.t1wToTemplate().inverse().apply(there);
            findings.add(Finding.info("LS-DELIN-071", published.id() + ": " + published.title() + "; " + published.paper()));
            candidates.add(new TargetCandidate(
                    ID + "." + published.id(), here, there, "", Double.NaN, 0, Optional.empty(), List.of()));
        }
        return Outcome.done(List.copyOf(candidates), findings);
    }
}

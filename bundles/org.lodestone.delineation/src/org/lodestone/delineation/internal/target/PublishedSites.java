package org.lodestone.delineation.internal.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.SpatialTransform;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.AnatomicalRule;
import org.lodestone.method.target.AnatomicalRuleInput;
import org.lodestone.method.target.AnatomicalSite;

/** The left prefrontal coordinates of the literature as sites of the patient's cortex. */
public final class PublishedSites implements AnatomicalRule {

    /** Creates it. */
    public PublishedSites() {
    }

    @Override
    public MethodInfo info() {
        return new MethodInfo("lodestone.delineation.published-sites", "1", "Published coordinates",
                "Left prefrontal coordinates of the literature, carried to the patient by the registration to the template.",
                PublishedCoordinate.ALL.stream().map(PublishedCoordinate::paper).distinct().toList(), -20);
    }

    @Override
    public Outcome<List<AnatomicalSite>> run(AnatomicalRuleInput input, Parameters parameters, Execution execution) {
        SpatialTransform back = input.t1wToTemplate().inverse();
        List<AnatomicalSite> sites = new ArrayList<>();
        for (PublishedCoordinate published : PublishedCoordinate.ALL) {
            FramePoint point = back.apply(new FramePoint(back.from(), published.mm()));
            sites.add(new AnatomicalSite(published.id(), published.title(), point, published.paper(), published.derivedFrom(),
                    Optional.of(new AnatomicalSite.Printed(published.space().label(), published.printed()))));
        }
        return Outcome.done(List.copyOf(sites), PublishedCoordinate.otherSpace(input.t1wToTemplate()).stream().toList());
    }
}

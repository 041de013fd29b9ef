package org.lodestone.atlas.internal;

import java.util.List;
import org.lodestone.atlas.SideCheck;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.image.LabelMap;
import org.lodestone.method.atlas.AtlasInfo;

/**
 * One atlas of a pack.
 *
 * @param info what it is
 * @param loading how its regions are read
 */
record PackAtlas(AtlasInfo info, Loading loading) {

    /** Reads the regions. */
    @FunctionalInterface
    interface Loading {
        /** @return the regions, or why they cannot be read */
        Outcome<LabelMap> load(Execution execution);
    }

    /** @return the regions; refused when their names contradict the sides they lie on */
    Outcome<LabelMap> load(Execution execution) {
        return loading.load(execution).then(map -> {
            SideCheck sides = SideCheck.of(map);
            if (sides.isMirrored()) {
                return Outcome.refused(Finding.error("LS-ATLAS-012",
                        "Atlas " + info.id() + " has left and right swapped: " + sides.contradicting().size()
                                + " regions lie on the side opposite to their name, " + sides.contradicting().getFirst() + " for one.",
                        "Correct the affine in the image's header or the names in its table.")
                        .with("contradicting", sides.contradicting()).with("agreeing", sides.agreeing().size()));
            }
            return sides.contradicting().isEmpty() ? Outcome.done(map) : Outcome.done(map, List.of(Finding.warning("LS-ATLAS-013",
                    "In atlas " + info.id() + " " + sides.contradicting() + " lie on the side opposite to their name.",
                    "Check these regions before use.")));
        });
    }
}

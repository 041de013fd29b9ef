package org.lodestone.method.target;

import java.util.Map;
import org.lodestone.core.SpatialTransform;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;

/**
 * What an anatomical rule works on.
 *
 * @param brain the patient's brain
 * @param t1wToTemplate from the patient's T1w space to a template in MNI coordinates
 * @param regions atlases carried to the patient, by atlas id, on the grid of the brain
 */
public record AnatomicalRuleInput(Mask brain, SpatialTransform t1wToTemplate, Map<String, LabelMap> regions) {

    /** Checks spaces and grids and copies the map. */
    public AnatomicalRuleInput {
        brain.grid().frame().require(t1wToTemplate.from());
        for (LabelMap map : regions.values()) {
            if (!map.grid().sameAs(brain.grid())) {
                throw new IllegalArgumentException("regions lie on another grid than the brain");
            }
        }
        regions = Map.copyOf(regions);
    }
}

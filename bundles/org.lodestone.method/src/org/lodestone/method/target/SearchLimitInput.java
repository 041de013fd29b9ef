package org.lodestone.method.target;

import java.util.Optional;
import org.lodestone.image.Mask;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;

/**
 * What a limit of a search region works on. All in the patient's T1w space.
 *
 * @param search the region as defined
 * @param grey share of grey matter, 0 to 1, on any grid; empty when nobody segmented the scan
 * @param scalp surface of the head; empty when unknown
 */
public record SearchLimitInput(Mask search, Optional<Volume> grey, Optional<Surface> scalp) {

    /** Checks the spaces. */
    public SearchLimitInput {
        grey.ifPresent(share -> search.grid().frame().require(share.grid().frame()));
        scalp.ifPresent(surface -> search.grid().frame().require(surface.frame()));
    }
}

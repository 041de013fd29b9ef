package org.lodestone.report;

import java.util.Objects;
import java.util.Optional;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.image.view.Convention;

/**
 * What the pictures are made of. All images lie in the patient's T1w space, each on its own grid.
 *
 * @param t1w structural scan
 * @param brain on its grid
 * @param seedMap correlation with the seed, 0 outside the brain
 * @param seed where the seed was taken, if it is to be outlined
 * @param search where a target may lie, if it is to be outlined
 * @param convention on which side left is drawn
 */
public record ReportImages(
        Volume t1w, Mask brain, Volume seedMap, Optional<Mask> seed, Optional<Mask> search, Convention convention) {

    /** Checks that all lie in one space. */
    public ReportImages {
        Objects.requireNonNull(convention, "convention");
        t1w.grid().frame().require(brain.grid().frame());
        t1w.grid().frame().require(seedMap.grid().frame());
        seed.ifPresent(mask -> t1w.grid().frame().require(mask.grid().frame()));
        search.ifPresent(mask -> t1w.grid().frame().require(mask.grid().frame()));
    }
}

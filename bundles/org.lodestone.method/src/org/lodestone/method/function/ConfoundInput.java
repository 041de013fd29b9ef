package org.lodestone.method.function;

import java.util.Objects;
import java.util.Optional;
import org.lodestone.core.Vec3;
import org.lodestone.image.Mask;

/**
 * What confounds are computed from.
 *
 * @param series aligned, unsmoothed, uncleaned
 * @param motion of the head over the same volumes
 * @param headCentreMm about which displacements are told, mm in the run's own space: rotations about a far origin would count as shifts
 * @param whiteMatter deep white matter on the grid of the series; empty when unknown
 * @param fluid ventricular fluid on the grid of the series; empty when unknown
 */
public record ConfoundInput(
        VoxelSeries series, HeadMotion motion, Vec3 headCentreMm, Optional<Mask> whiteMatter, Optional<Mask> fluid) {

    /** Checks that the parts meet. */
    public ConfoundInput {
        Objects.requireNonNull(headCentreMm, "headCentreMm");
        if (series.length() != motion.length()) {
            throw new IllegalArgumentException(series.length() + " volumes, motion for " + motion.length());
        }
        for (Optional<Mask> tissue : java.util.List.of(whiteMatter, fluid)) {
            if (tissue.isPresent() && !tissue.get().grid().sameAs(series.grid())) {
                throw new IllegalArgumentException("tissue lies on another grid than the series");
            }
        }
    }
}

package org.lodestone.method.function;

import java.util.List;
import java.util.Optional;
import org.lodestone.core.AffineTransform;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;

/**
 * What the preparation of a run works on.
 *
 * @param raw the run as scanned
 * @param motion of the head over the run
 * @param boldToT1w from the run's space to the T1w space
 * @param t1w structural scan, bias included
 * @param brain the brain on the structural scan's grid
 * @param whiteMatter deep white matter on the same grid, for confounds; found from the T1w when empty
 * @param fluid ventricular fluid on the same grid, for confounds; found from the T1w when empty
 * @param sliceTimes seconds from the start of a volume to each slice along the third voxel axis (BIDS {@code SliceTiming}); empty when
 *     unknown, then no slice-time correction is made
 */
public record RunPreparationInput(
        Series raw,
        HeadMotion motion,
        AffineTransform boldToT1w,
        Volume t1w,
        Mask brain,
        Optional<Mask> whiteMatter,
        Optional<Mask> fluid,
        List<Double> sliceTimes) {

    /** Checks that the run, its motion and its slice times belong together. */
    public RunPreparationInput {
        if (raw.length() != motion.length()) {
            throw new IllegalArgumentException(raw.length() + " volumes, motion for " + motion.length());
        }
        raw.grid().frame().require(motion.frame());
        raw.grid().frame().require(boldToT1w.from());
        t1w.grid().frame().require(boldToT1w.to());
        sliceTimes = List.copyOf(sliceTimes);
        if (!sliceTimes.isEmpty() && sliceTimes.size() != raw.grid().nz()) {
            throw new IllegalArgumentException(sliceTimes.size() + " slice times for " + raw.grid().nz() + " slices");
        }
    }

    /** A run whose slice times are unknown. */
    public RunPreparationInput(Series raw, HeadMotion motion, AffineTransform boldToT1w, Volume t1w, Mask brain,
            Optional<Mask> whiteMatter, Optional<Mask> fluid) {
        this(raw, motion, boldToT1w, t1w, brain, whiteMatter, fluid, List.of());
    }
}

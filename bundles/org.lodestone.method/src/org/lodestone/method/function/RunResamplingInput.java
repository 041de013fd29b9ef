package org.lodestone.method.function;

import java.util.List;
import java.util.Optional;
import org.lodestone.core.AffineTransform;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;

/**
 * What a resampling works on.
 *
 * @param raw the run as scanned
 * @param motion of the head over the run
 * @param gridToBold from the space of the wanted voxels to the run's reference space; the identity for the run's own grid
 * @param wanted voxels to fill
 * @param sliceTimes seconds from the start of a volume to each slice; empty for no slice-time correction
 * @param distortion what the scanner's field did to the run's reference volume; empty for no correction
 */
public record RunResamplingInput(
        Series raw, HeadMotion motion, AffineTransform gridToBold, Mask wanted, List<Double> sliceTimes,
        Optional<DistortionMap> distortion) {

    /** Checks that the parts meet. */
    public RunResamplingInput {
        if (raw.length() != motion.length()) {
            throw new IllegalArgumentException(raw.length() + " volumes, motion for " + motion.length());
        }
        wanted.grid().frame().require(gridToBold.from());
        raw.grid().frame().require(gridToBold.to());
        raw.grid().frame().require(motion.frame());
        sliceTimes = List.copyOf(sliceTimes);
        if (!sliceTimes.isEmpty() && sliceTimes.size() != raw.grid().nz()) {
            throw new IllegalArgumentException(sliceTimes.size() + " slice times for " + raw.grid().nz() + " slices");
        }
    }

    /** A run whose distortion is not corrected. */
    public RunResamplingInput(Series raw, HeadMotion motion, AffineTransform gridToBold, Mask wanted, List<Double> sliceTimes) {
        this(raw, motion, gridToBold, wanted, sliceTimes, Optional.empty());
    }
}

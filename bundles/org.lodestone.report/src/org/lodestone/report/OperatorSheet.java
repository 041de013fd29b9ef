package org.lodestone.report;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.lodestone.core.FramePoint;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.image.Surface;

/**
 * What stands on the page for the person who holds the coil.
 *
 * @param name of the target, as in every exported file
 * @param target the target
 * @param coil how the coil shall lie
 * @param tapeMm lengths along the skin by what they measure: {@code nasionInionMm}, {@code earToEarMm}, {@code circumferenceMm},
 *     {@code alongCircumferenceMm}, {@code fromVertexMm}, {@code fromNasionMm}, {@code fromEarMm}; empty when the head was not measured
 * @param landmarks by name ({@code nasion}, {@code inion}, {@code left}, {@code right}, {@code vertex}) for the picture
 * @param errorMm median distance of resampled targets from the target
 * @param withinFiveMm share of the resampled targets within 5 mm of the target, 0 to 1
 * @param scalp skin for the picture
 * @param signature newest signature of the target
 */
public record OperatorSheet(String name, ReportTarget target, Optional<CoilPose> coil, Map<String, Double> tapeMm,
        Map<String, FramePoint> landmarks, OptionalDouble errorMm, OptionalDouble withinFiveMm, Optional<Surface> scalp, Optional<ReportSignature> signature) {

    /** Copies the maps. */
    public OperatorSheet {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(coil, "coil");
        Objects.requireNonNull(errorMm, "errorMm");
        Objects.requireNonNull(withinFiveMm, "withinFiveMm");
        tapeMm = Collections.unmodifiableMap(new TreeMap<>(tapeMm));
        landmarks = Collections.unmodifiableMap(new TreeMap<>(landmarks));
    }
}

package org.lodestone.method.target;

import java.util.Objects;
import java.util.Optional;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;

/**
 * A named point of the patient's cortex and where it comes from.
 *
 * @param id permanent, lower-case-hyphen, unique within its rule
 * @param title what it stands for
 * @param point in the patient's T1w space
 * @param source the paper, as a report prints it
 * @param derivedFrom what the paper made it from, one phrase
 * @param printed the coordinate as the paper prints it; empty for points found on the patient
 */
public record AnatomicalSite(String id, String title, FramePoint point, String source, String derivedFrom, Optional<Printed> printed) {

    /** Checks the components. */
    public AnatomicalSite {
        Objects.requireNonNull(point, "point");
        Objects.requireNonNull(printed, "printed");
    }

    /**
     * A coordinate as a paper prints it.
     *
     * @param space {@code MNI152} or {@code Talairach}
     * @param mm right, front, up in that space
     */
    public record Printed(String space, Vec3 mm) {
    }
}

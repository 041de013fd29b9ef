package org.lodestone.device;

import java.util.Objects;
import org.lodestone.core.Rigid;

/**
 * Where one body was seen.
 *
 * @param tool id of the body
 * @param toolToFrame from the body's own coordinates to the frame of the measurement, millimetres
 * @param validity whether it may be used
 * @param errorMm the device's own estimate of its error (root mean square); NaN when it gives none
 */
public record ToolPose(String tool, Rigid toolToFrame, Validity validity, double errorMm) {

    /** Checks the components. */
    public ToolPose {
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(toolToFrame, "toolToFrame");
        Objects.requireNonNull(validity, "validity");
        if (errorMm < 0) {
            throw new IllegalArgumentException("errorMm " + errorMm);
        }
    }

    /** @return a body that is not seen */
    public static ToolPose missing(String tool) {
        return new ToolPose(tool, Rigid.IDENTITY, Validity.MISSING, Double.NaN);
    }

    /** @return this with another validity */
    public ToolPose as(Validity other) {
        return new ToolPose(tool, toolToFrame, other, errorMm);
    }
}

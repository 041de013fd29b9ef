package org.lodestone.report;

import java.util.Objects;
import org.lodestone.report.picture.Canvas;

/**
 * A picture with what it shows.
 *
 * @param caption one or two sentences
 * @param canvas the pixels. Handed over: must not be drawn on any more.
 */
public record ReportPicture(String caption, Canvas canvas) {

    /** Checks the components. */
    public ReportPicture {
        Objects.requireNonNull(caption, "caption");
        Objects.requireNonNull(canvas, "canvas");
    }
}

package org.lodestone.method.target;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.lodestone.core.FramePoint;

/**
 * The way to a point with a tape measure.
 *
 * @param vertex half-way from nasion to inion and from ear to ear
 * @param left whether the point lies on the patient's left
 * @param tapeMm lengths along the skin, millimetres: {@code nasionInionMm}, {@code earToEarMm}, {@code circumferenceMm} of the head;
 *     {@code frontMm} from the nasion up to where the circumference crosses the midline; {@code alongCircumferenceMm} from there towards the
 *     point's side; {@code fromVertexMm} from the vertex towards the mark so made; {@code fromNasionMm} and {@code fromEarMm} (the ear of that
 *     side) straight to the point, as a check; {@code offTapeMm} how far the point lies beside the tape
 */
public record TapedPoint(FramePoint vertex, boolean left, Map<String, Double> tapeMm) {

    /** Copies the lengths. */
    public TapedPoint {
        Objects.requireNonNull(vertex, "vertex");
        tapeMm = Collections.unmodifiableMap(new TreeMap<>(tapeMm));
    }
}

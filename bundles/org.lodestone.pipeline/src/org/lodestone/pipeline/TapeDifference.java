package org.lodestone.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Vec3;
import org.lodestone.method.structure.HeadLandmarks;

/**
 * What the tape misses: from F3 measured on the patient's scalp in the scan to F3 as Beam's three tape lengths give it.
 *
 * @param mm distance along a straight line
 * @param anteriorMm how far the tape's lies further to the front; negative: to the back
 * @param lateralMm how far it lies further to the left; negative: to the middle
 * @param tapeMm the lengths an operator measures on the head, by name
 */
public record TapeDifference(double mm, double anteriorMm, double lateralMm, Map<String, Double> tapeMm) {

    /** Ids of the targets that are compared. */
    public static final String TAPE = "beam-f3";
    /** F3 of the 10-20 system. */
    public static final String MEASURED = "ten-twenty-f3";

    /** Keeps the lengths as they are. */
    public TapeDifference {
        tapeMm = Map.copyOf(tapeMm);
    }

    /**
     * @param targets of one head
     * @param marks its landmarks
     * @return empty where one of the two is missing
     */
    public static Optional<TapeDifference> of(List<AnatomicalTarget> targets, HeadLandmarks marks) {
        Optional<AnatomicalTarget> tape = byId(targets, TAPE), measured = byId(targets, MEASURED);
        if (tape.isEmpty() || measured.isEmpty()) {
            return Optional.empty();
        }
        Vec3 d = tape.get().scalp().point().mm().minus(measured.get().scalp().point().mm());
        Vec3 right = marks.right().mm().minus(marks.left().mm()).unit();
        Vec3 forward = marks.nasion().mm().minus(marks.inion().mm());
        Vec3 front = forward.minus(right.times(forward.dot(right))).unit();
        return Optional.of(new TapeDifference(d.norm(), d.dot(front), -d.dot(right), tape.get().tapeMm()));
    }

    /** @return one line for people */
    public String toLine() {
        return String.format(Locale.ROOT, "F3 by tape (Beam) lies %.1f mm from F3 measured on this scan: %.1f mm to the %s, %.1f mm to the %s.", mm,
                Math.abs(anteriorMm), anteriorMm < 0 ? "back" : "front", Math.abs(lateralMm), lateralMm < 0 ? "middle" : "left");
    }

    /** @return the lengths of the tape and what is taped off from them, one line for people; millimetres */
    public String tapeLine() {
        return String.format(Locale.ROOT, "Tape: nasion to inion %.0f, ear to ear %.0f, circumference %.0f; taped off: %.0f along the circumference, "
                + "%.0f from the vertex (mm).", length("nasionInionMm"), length("earToEarMm"), length("circumferenceMm"),
                length("alongCircumferenceMm"), length("fromVertexMm"));
    }

    private double length(String name) {
        return tapeMm.getOrDefault(name, Double.NaN);
    }

    private static Optional<AnatomicalTarget> byId(List<AnatomicalTarget> targets, String id) {
        return targets.stream().filter(target -> target.id().equals(id)).findFirst();
    }
}

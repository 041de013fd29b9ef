package org.lodestone.report.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.report.OperatorSheet;
import org.lodestone.report.picture.HeadPicture;

/** The operator's page in words: numbers, picture of the head, steps with the tape. */
public record OperatorFacts(OperatorSheet sheet, Words words) {

    /** @return name and value of each number, in the order in which they are needed */
    public SequencedMap<String, String> facts() {
        TargetCandidate candidate = sheet.target().candidate();
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put(words.get("side"), side());
        facts.put(words.get("region"), candidate.region().isBlank() ? words.get("region.none") : candidate.region());
        facts.put(words.get("native"), point(candidate.nativePoint().mm()));
        facts.put(words.get("template", candidate.templatePoint().frame().id()), point(candidate.templatePoint().mm()));
        candidate.scalp().map(ScalpTarget::point).ifPresent(scalp -> facts.put(words.get("scalp"), point(scalp.mm())));
        candidate.scalp().ifPresent(scalp -> facts.put(words.get("depth"), words.get("depth.value", number(scalp.depthMm(), 1))));
        facts.put(words.get("angle"), sheet.coil().map(this::angle).orElse(words.get("angle.none")));
        facts.put(words.get("error"), sheet.errorMm().isPresent() ? words.get("error.value", number(sheet.errorMm().getAsDouble(), 1),
                number(100 * sheet.withinFiveMm().orElse(Double.NaN), 0)) : words.get("error.none"));
        return facts;
    }

    /** @return the steps with the tape; true for a step, false for a remark */
    public SequencedMap<String, Boolean> tape() {
        Map<String, Double> tape = sheet.tapeMm();
        SequencedMap<String, Boolean> steps = new LinkedHashMap<>();
        if (!tape.containsKey("fromVertexMm")) {
            steps.put(words.get("tape.none"), false);
            return steps;
        }
        steps.put(words.get("tape.1", mm("nasionInionMm"), mm("earToEarMm"), mm("circumferenceMm")), true);
        steps.put(words.get("tape.2"), true);
        steps.put(words.get("tape.3", mm("alongCircumferenceMm"), side(), mm("frontMm")), true);
        steps.put(words.get("tape.4", mm("fromVertexMm")), true);
        steps.put(words.get("tape.check", mm("fromNasionMm"), side(), mm("fromEarMm")), false);
        return steps;
    }

    /** @return the head with point, coil and landmarks; only for a sheet with skin and scalp point */
    public HeadPicture head() {
        Map<String, FramePoint> letters = new LinkedHashMap<>();
        sheet.landmarks().forEach((name, place) -> letters.put(switch (name) {
            case "nasion" -> "N";
            case "vertex" -> "V";
            case "inion" -> "I";
            // Keys differ so that both ears are drawn; the blank is not.
            default -> name.equals("left") ? "E" : "E ";
        }, place));
        return new HeadPicture(sheet.scalp().orElseThrow(), sheet.target().candidate().scalp().orElseThrow().point(), sheet.coil(), letters);
    }

    private String side() {
        return words.get(sheet.target().candidate().templatePoint().mm().x() < 0 ? "side.left" : "side.right");
    }

    private String angle(CoilPose coil) {
        double degrees = Math.toDegrees(coil.angleToRightRad());
        return words.get("angle.value", number(Math.abs(degrees), 0), words.get(degrees >= 0 ? "side.right" : "side.left"),
                words.get(degrees >= 0 ? "side.left" : "side.right"));
    }

    private String mm(String name) {
        return number(sheet.tapeMm().getOrDefault(name, Double.NaN), 0);
    }

    /** @return a number with so many digits, a hyphen for none */
    public static String number(double value, int digits) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "-";
    }

    /** @return three coordinates */
    public static String point(Vec3 mm) {
        return number(mm.x(), 1) + ", " + number(mm.y(), 1) + ", " + number(mm.z(), 1);
    }
}

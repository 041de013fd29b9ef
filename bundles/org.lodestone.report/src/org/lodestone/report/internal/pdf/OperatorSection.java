package org.lodestone.report.internal.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.report.OperatorSheet;
import org.lodestone.report.ReportModel;
import org.lodestone.report.ReportSignature;
import org.lodestone.report.internal.Layers;
import org.lodestone.report.internal.Words;
import org.lodestone.report.picture.HeadPicture;
import org.lodestone.report.picture.TargetPicture;

/** The first page: what the person at the coil has to know, and nothing else. */
record OperatorSection(ReportModel model, OperatorSheet sheet, Layers layers, Words words, Execution execution) {

    void write(Sheets out) throws IOException {
        TargetCandidate candidate = sheet.target().candidate();
        out.newPage();
        out.bold(words.get("title", model.participant()), out.left(), 17, Sheets.INK);
        out.space(23);
        out.paragraph(words.get("version", model.softwareVersion()), 8, Sheets.SOFT);
        out.space(3);
        banner(out, candidate.isUsable() ? words.get("gates.passed") : words.get("gates.failed"), candidate.isUsable());
        signature(out);
        out.heading(words.get("operator") + ": " + sheet.name(), 13);
        facts(candidate).forEach(new FactWriter(out)::write);
        pictures(out, candidate);
        tape(out, candidate);
    }

    private void banner(Sheets out, String text, boolean good) throws IOException {
        out.fill(out.left(), out.y(), out.width(), 17, good ? 0xE4F2E8 : 0xFBE3E3);
        out.space(3);
        out.bold(text, out.left() + 6, 10, good ? Sheets.GOOD : Sheets.BAD);
        out.space(18);
    }

    private void signature(Sheets out) throws IOException {
        Optional<ReportSignature> signed = sheet.signature();
        if (signed.isEmpty()) {
            banner(out, words.get("signature.none"), false);
            return;
        }
        ReportSignature s = signed.get();
        boolean valid = s.voidBecause().isEmpty();
        banner(out, words.get(valid ? "signature.valid" : "signature.void", s.name(), words.orElse("role." + s.role(), s.role()), s.instant()), valid);
        for (String reason : s.voidBecause()) {
            out.paragraph("- " + reason, 8, Sheets.BAD);
        }
    }

    private Map<String, String> facts(TargetCandidate candidate) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(words.get("side"), side(candidate));
        facts.put(words.get("region"), candidate.region().isBlank() ? words.get("region.none") : candidate.region());
        facts.put(words.get("native"), point(candidate.nativePoint().mm()));
        facts.put(words.get("template", candidate.templatePoint().frame().id()), point(candidate.templatePoint().mm()));
        candidate.scalp().map(ScalpTarget::point).ifPresent(scalp -> facts.put(words.get("scalp"), point(scalp.mm())));
        candidate.scalp().ifPresent(scalp -> facts.put(words.get("depth"), words.get("depth.value", number(scalp.depthMm(), 1))));
        facts.put(words.get("angle"), sheet.coil().map(this::angle).orElse(words.get("angle.none")));
        facts.put(words.get("error"), sheet.errorMm().isPresent() ? words.get("error.value", number(sheet.errorMm().getAsDouble(), 1),
                number(100 * sheet.withinFiveMm().orElse(Double.NaN), 0))
                : words.get("error.none"));
        return facts;
    }

    private String angle(CoilPose coil) {
        double degrees = Math.toDegrees(coil.angleToRightRad());
        return words.get("angle.value", number(Math.abs(degrees), 0), words.get(degrees >= 0 ? "side.right" : "side.left"),
                words.get(degrees >= 0 ? "side.left" : "side.right"));
    }

    private String side(TargetCandidate candidate) {
        return words.get(candidate.templatePoint().mm().x() < 0 ? "side.left" : "side.right");
    }

    private void pictures(Sheets out, TargetCandidate candidate) throws IOException {
        out.space(6);
        if (sheet.scalp().isPresent() && candidate.scalp().isPresent()) {
            Map<String, FramePoint> letters = new LinkedHashMap<>();
            sheet.landmarks().forEach((name, place) -> letters.put(switch (name) {
                case "nasion" -> "N";
                case "vertex" -> "V";
                case "inion" -> "I";
                // Keys differ so that both ears are drawn; the blank is not.
                default -> name.equals("left") ? "E" : "E ";
            }, place));
            HeadPicture head = new HeadPicture(sheet.scalp().get(), candidate.scalp().get().point(), sheet.coil(), letters);
            double each = 165;
            double height = out.picture(head.oblique(520), out.left() + 40, each);
            out.picture(head.above(520), out.left() + out.width() - each - 40, each);
            out.space(height + 2);
            out.paragraph(words.get("picture.head"), 7.5, Sheets.SOFT);
        }
        TargetPicture slices = new TargetPicture(layers.anatomy(), Optional.empty(), Optional.empty(), model.images().convention(),
                model.simulated() ? "Simulated" : "");
        double width = out.width() * 0.86;
        double height = out.picture(slices.whole(candidate.nativePoint(), candidate.scalp().map(ScalpTarget::point), layers.box().centre(),
                execution), out.left() + (out.width() - width) / 2, width);
        out.space(height + 2);
        out.paragraph(words.get("picture.slices"), 7.5, Sheets.SOFT);
    }

    private void tape(Sheets out, TargetCandidate candidate) throws IOException {
        Map<String, Double> tape = sheet.tapeMm();
        out.heading(words.get("tape.title"), 11);
        if (!tape.containsKey("fromVertexMm")) {
            out.paragraph(words.get("tape.none"), 9, Sheets.INK);
            return;
        }
        String side = side(candidate);
        List<String> steps = new ArrayList<>();
        steps.add(words.get("tape.1", mm(tape, "nasionInionMm"), mm(tape, "earToEarMm"), mm(tape, "circumferenceMm")));
        steps.add(words.get("tape.2"));
        steps.add(words.get("tape.3", mm(tape, "alongCircumferenceMm"), side, mm(tape, "frontMm")));
        steps.add(words.get("tape.4", mm(tape, "fromVertexMm")));
        int number = 1;
        for (String step : steps) {
            out.paragraph(number++ + ". " + step, 9, Sheets.INK);
        }
        out.paragraph(words.get("tape.check", mm(tape, "fromNasionMm"), side, mm(tape, "fromEarMm")), 9, Sheets.INK);
    }

    private static String mm(Map<String, Double> tape, String name) {
        return number(tape.getOrDefault(name, Double.NaN), 0);
    }

    static String number(double value, int digits) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "-";
    }

    static String point(Vec3 mm) {
        return number(mm.x(), 1) + ", " + number(mm.y(), 1) + ", " + number(mm.z(), 1);
    }

    /** Two columns of name and value. */
    private record FactWriter(Sheets out) {
        void write(String name, String value) {
            try {
                double top = out.y();
                out.block(name, out.left(), out.width() * 0.44, 9, Sheets.SOFT);
                double below = out.y();
                out.moveTo(top);
                out.block(value, out.left() + out.width() * 0.46, out.width() * 0.54, 10, Sheets.INK);
                out.moveTo(Math.max(below, out.y()) + 1);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}

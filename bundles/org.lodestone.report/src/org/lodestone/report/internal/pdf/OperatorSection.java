package org.lodestone.report.internal.pdf;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.report.OperatorSheet;
import org.lodestone.report.ReportModel;
import org.lodestone.report.ReportSignature;
import org.lodestone.report.internal.Layers;
import org.lodestone.report.internal.OperatorFacts;
import org.lodestone.report.internal.Words;
import org.lodestone.report.picture.HeadPicture;
import org.lodestone.report.picture.TargetPicture;

/** The first page: what the person at the coil has to know, and nothing else. */
record OperatorSection(ReportModel model, OperatorSheet sheet, Layers layers, Words words, Execution execution) {

    /** More would push the steps with the tape off the page. */
    private static final int REASONS = 2;

    /** Height of the shorter paper, Letter, in points: on it everything just fits with a void signature. */
    private static final double SHORTEST = 792;

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
        new OperatorFacts(sheet, words).facts().forEach(new FactWriter(out)::write);
        pictures(out, candidate);
        tape(out);
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
        for (String reason : s.voidBecause().subList(0, Math.min(REASONS, s.voidBecause().size()))) {
            out.paragraph("- " + reason, 8, Sheets.BAD);
        }
        if (s.voidBecause().size() > REASONS) {
            out.paragraph("- ... (" + s.voidBecause().size() + ")", 8, Sheets.BAD);
        }
    }

    private void pictures(Sheets out, TargetCandidate candidate) throws IOException {
        out.space(6);
        if (sheet.scalp().isPresent() && candidate.scalp().isPresent()) {
            HeadPicture head = new OperatorFacts(sheet, words).head();
            double each = 134 + 0.5 * (out.height() - SHORTEST);
            double height = out.picture(head.oblique(520), out.left() + 40, each);
            out.picture(head.above(520), out.left() + out.width() - each - 40, each);
            out.space(height + 2);
            out.paragraph(words.get("picture.head"), 7.5, Sheets.SOFT);
        }
        TargetPicture slices = new TargetPicture(layers.anatomy(), Optional.empty(), Optional.empty(), model.images().convention(),
                model.simulated() ? "Simulated" : "");
        double width = out.width() * (0.7 + 0.0025 * (out.height() - SHORTEST));
        double height = out.picture(slices.whole(candidate.nativePoint(), candidate.scalp().map(ScalpTarget::point), layers.box().centre(),
                execution), out.left() + (out.width() - width) / 2, width);
        out.space(height + 2);
        out.paragraph(words.get("picture.slices"), 7.5, Sheets.SOFT);
    }

    private void tape(Sheets out) throws IOException {
        out.heading(words.get("tape.title"), 11);
        int number = 1;
        for (Map.Entry<String, Boolean> step : new OperatorFacts(sheet, words).tape().entrySet()) {
            out.paragraph((step.getValue() ? number++ + ". " : "") + step.getKey(), 9, Sheets.INK);
        }
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

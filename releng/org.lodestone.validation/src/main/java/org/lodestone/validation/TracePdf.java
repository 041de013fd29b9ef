package org.lodestone.validation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** The trace on paper, to be signed: plain lines on A4, one of the fonts every reader has. */
final class TracePdf {

    private static final float MARGIN = 42;
    private static final float SIZE = 8.5f;
    private static final float LEADING = 11;

    private TracePdf() {
    }

    static void write(Trace trace, String seal, Path file) throws IOException {
        PDFont font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
        List<String> lines = lines(trace, seal);
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle("Lodestone validation report");
            int perPage = (int) ((PDRectangle.A4.getHeight() - 2 * MARGIN) / LEADING) - 2;
            List<String> wrapped = new ArrayList<>();
            for (String line : lines) {
                wrap(line, font, wrapped);
            }
            for (int start = 0; start < wrapped.size(); start += perPage) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(font, SIZE);
                    content.setLeading(LEADING);
                    content.newLineAtOffset(MARGIN, PDRectangle.A4.getHeight() - MARGIN);
                    for (String line : wrapped.subList(start, Math.min(wrapped.size(), start + perPage))) {
                        content.showText(line);
                        content.newLine();
                    }
                    content.newLine();
                    content.showText("Page " + document.getNumberOfPages() + " of " + (wrapped.size() + perPage - 1) / perPage
                            + ". Research use; not a certified medical device. validation.json " + seal.substring(0, 16));
                    content.endText();
                }
            }
            document.save(file.toFile());
        }
    }

    private static List<String> lines(Trace trace, String seal) {
        List<String> lines = new ArrayList<>(List.of("Lodestone validation report", "", trace.summary(), ""));
        trace.facts().forEach((name, value) -> lines.add(name + ": " + value));
        lines.add("SHA-256 of validation.json: " + seal);
        lines.addAll(List.of("", "Signature: ______________________________   Date: ______________", "", "Requirement > risk > test > evidence", ""));
        for (Requirement requirement : trace.requirements()) {
            lines.add(requirement.id() + "  " + requirement.text() + "  Risk: " + requirement.risk());
            for (ScenarioResult r : trace.of(requirement)) {
                lines.add(String.format(Locale.ROOT, "      %s  %s (%s:%d)  %s", r.passed() ? "passed" : "FAILED", r.name(), r.feature(), r.line(),
                        String.join(" ", r.evidence().stream().map(e -> e.sha256().substring(0, 16)).toList())));
            }
            if (trace.of(requirement).isEmpty()) {
                lines.add("      untested");
            }
        }
        lines.addAll(List.of("", "What was tested (SHA-256)", ""));
        trace.hashes().forEach((name, hash) -> lines.add(hash + "  " + name));
        return lines;
    }

    /** Breaks a line where it would leave the page; what the font cannot show becomes a question mark. */
    private static void wrap(String line, PDFont font, List<String> wrapped) throws IOException {
        float width = (PDRectangle.A4.getWidth() - 2 * MARGIN) * 1000 / SIZE;
        StringBuilder current = new StringBuilder();
        for (String word : line.replaceAll("[^\\x20-\\x7E]", "?").split("(?<= )")) {
            if (!current.isEmpty() && font.getStringWidth(current + word) > width) {
                wrapped.add(current.toString());
                current = new StringBuilder("        ");
            }
            current.append(word);
        }
        wrapped.add(current.toString());
    }
}

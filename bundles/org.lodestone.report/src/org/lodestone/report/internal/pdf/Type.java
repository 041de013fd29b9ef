package org.lodestone.report.internal.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Fonts of a document, embedded, and how text breaks into lines in them. Used by one thread. */
final class Type {

    /** A stretch of text in one font. */
    record Run(PDFont font, String text) {
    }

    private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDFont latin;
    private final Optional<PDFont> chinese;

    Type(PDDocument document, Optional<Path> chineseFont) throws IOException {
        try (InputStream in = PDDocument.class.getResourceAsStream(LATIN)) {
            latin = PDType0Font.load(document, in, true);
        }
        if (chineseFont.isPresent()) {
            try (InputStream in = Files.newInputStream(chineseFont.get())) {
                chinese = Optional.of(PDType0Font.load(document, in, true));
            }
        } else {
            chinese = Optional.empty();
        }
    }

    /** @return the text in stretches; a character that no font has becomes a question mark */
    List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        StringBuilder stretch = new StringBuilder();
        PDFont current = latin;
        for (int c : text.codePoints().toArray()) {
            PDFont font = has(latin, c) ? latin : chinese.filter(f -> has(f, c)).orElse(null);
            int shown = font == null ? '?' : c;
            font = font == null ? latin : font;
            if (font != current && !stretch.isEmpty()) {
                runs.add(new Run(current, stretch.toString()));
                stretch.setLength(0);
            }
            current = font;
            stretch.appendCodePoint(shown);
        }
        if (!stretch.isEmpty()) {
            runs.add(new Run(current, stretch.toString()));
        }
        return runs;
    }

    private static boolean has(PDFont font, int c) {
        try {
            return font instanceof PDType0Font type0 && c >= ' ' && type0.hasGlyph(c >= 0 ? glyph(type0, c) : 0) && glyph(type0, c) != 0;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static int glyph(PDType0Font font, int c) throws IOException {
        byte[] code = font.encode(Character.toString(c));
        return (code[0] & 0xFF) << 8 | code[1] & 0xFF;
    }

    double width(String text, double size) {
        double width = 0;
        try {
            for (Run run : runs(text)) {
                width += run.font().getStringWidth(run.text()) / 1000 * size;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return width;
    }

    /** @return lines no wider than {@code width}: broken at spaces, between Chinese characters, and anywhere when nothing else helps */
    List<String> lines(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            String rest = paragraph.replace('\t', ' ').stripTrailing();
            while (width(rest, size) > width) {
                int cut = cut(rest, size, width);
                lines.add(rest.substring(0, cut).stripTrailing());
                rest = rest.substring(cut).stripLeading();
            }
            lines.add(rest);
        }
        return lines;
    }

    private int cut(String text, double size, double width) {
        int low = 1;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(text.substring(0, middle), size) <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        for (int at = low; at > low / 3; at--) {
            boolean afterSpace = text.charAt(at - 1) == ' ';
            boolean beforeHan = at < text.length() && isHan(text.charAt(at)) && "，。；：、）".indexOf(text.charAt(at)) < 0;
            if (afterSpace || beforeHan) {
                return at;
            }
        }
        return low;
    }

    private static boolean isHan(char c) {
        return c >= 0x2E80 && c <= 0x9FFF || c >= 0xFF00 && c <= 0xFFEF;
    }
}

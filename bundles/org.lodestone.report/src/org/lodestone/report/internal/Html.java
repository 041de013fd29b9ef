package org.lodestone.report.internal;

import java.util.List;
import java.util.Locale;

/** Builds HTML; every text that comes from outside goes through {@link #escape}. Not shared between threads. */
final class Html {

    private final StringBuilder out = new StringBuilder();

    /** @return text that reads the same in content and in quoted attributes, and cannot become markup */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
                    boolean loneSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
                    safe.appendCodePoint(control || loneSurrogate ? 0xFFFD : c);
                }
            }
        });
        return safe.toString();
    }

    /** @return a number with so many digits behind the point and an ASCII minus that can be copied into other programs, or a dash for none */
    static String number(double value, int digits) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** Adds markup as it is. Only for literals and the results of this class. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Adds text. */
    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /** Adds an element with text in it. */
    Html element(String name, String text) {
        out.append('<').append(name).append('>').append(escape(text)).append("</").append(name.split(" ")[0]).append(">\n");
        return this;
    }

    /** Adds a row of text cells to a table. */
    Html row(String... cells) {
        out.append("<tr>");
        for (String cell : cells) {
            out.append("<td>").append(escape(cell)).append("</td>");
        }
        out.append("</tr>\n");
        return this;
    }

    /** Adds the head of a table. */
    Html head(List<String> titles) {
        out.append("<thead><tr>");
        for (String title : titles) {
            out.append("<th scope=\"col\">").append(escape(title)).append("</th>");
        }
        out.append("</tr></thead>\n");
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

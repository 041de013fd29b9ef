package org.lodestone.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text of the guide cut into pieces for the screen: headings, paragraphs, stressed words. Pictures are left out.
 *
 * @param text all of it
 * @param styles where it is not plain, in order
 */
record GuideText(String text, List<Style> styles) {

    /** What a piece of the text is. */
    enum Kind {
        /** The guide's name. */
        TITLE,
        /** The name of a chapter. */
        CHAPTER,
        /** A warning. */
        STRONG,
        /** A word of the screen, or a key. */
        NAME
    }

    /** From where, how long, what. */
    record Style(int start, int length, Kind kind) {
    }

    /** @return the guide in the language of the user, English when there is none in it */
    static GuideText forUser() {
        String language = Locale.getDefault().getLanguage().equals("zh") ? "zh" : "en";
        try (InputStream file = GuideText.class.getResourceAsStream("/help/" + language + ".md")) {
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** @return the pieces of a text in the marks of the guide: {@code #}, {@code ##}, stars, pictures */
    static GuideText of(String marked) {
        StringBuilder out = new StringBuilder();
        List<Style> styles = new ArrayList<>();
        for (String paragraph : marked.split("\\n\\s*\\n")) {
            String line = paragraph.strip().replaceAll("(\\p{IsHan}|[\\u3000-\\u303f\\uff00-\\uffef])\\n", "$1").replace('\n', ' ');
            if (line.isEmpty() || line.startsWith("![")) {
                continue;
            }
            Kind heading = line.startsWith("## ") ? Kind.CHAPTER : line.startsWith("# ") ? Kind.TITLE : null;
            if (heading != null) {
                String words = line.replaceFirst("^#+ ", "");
                styles.add(new Style(out.length(), words.length(), heading));
                out.append(words);
            } else {
                plain(line, out, styles);
            }
            out.append("\n\n");
        }
        return new GuideText(out.toString(), List.copyOf(styles));
    }

    private static void plain(String line, StringBuilder out, List<Style> styles) {
        int at = 0;
        while (at < line.length()) {
            int star = line.indexOf('*', at);
            if (star < 0) {
                out.append(line, at, line.length());
                return;
            }
            out.append(line, at, star);
            String mark = line.startsWith("**", star) ? "**" : "*";
            int end = line.indexOf(mark, star + mark.length());
            if (end < 0) {
                out.append(line, star, line.length());
                return;
            }
            String words = line.substring(star + mark.length(), end);
            styles.add(new Style(out.length(), words.length(), mark.length() == 2 ? Kind.STRONG : Kind.NAME));
            out.append(words);
            at = end + mark.length();
        }
    }

    /** @return where a chapter begins; 0 when there is none of that number */
    int chapter(int number) {
        return styles.stream().filter(s -> s.kind() == Kind.CHAPTER && text.startsWith(number + ".", s.start())).findFirst()
                .map(Style::start).orElse(0);
    }
}

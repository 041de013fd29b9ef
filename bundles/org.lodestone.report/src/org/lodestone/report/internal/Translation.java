package org.lodestone.report.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lodestone.report.ReportLanguage;

/**
 * Puts the words of an English page into another language, text by text, and leaves markup alone. The phrases of the page and the reasons that
 * methods give stand in two tables, English and translation with a tab between; {@code {0}} stands for what is filled in. What stands in
 * neither stays English.
 */
public final class Translation {

    private static final int SURE_LETTERS = 8;
    private static final Pattern TEXT = Pattern.compile(">([^<]+)<");

    private final ReportLanguage language;
    private final Map<String, String> phrases = new HashMap<>();
    private final List<Map.Entry<Pattern, String>> patterns = new ArrayList<>();

    private Translation(ReportLanguage language) {
        this.language = language;
    }

    /** @return the translation into a language; English stays as it is */
    public static Translation to(ReportLanguage language) {
        Translation translation = new Translation(language);
        if (language == ReportLanguage.ENGLISH) {
            return translation;
        }
        translation.read("reasons_" + language.code() + ".tsv");
        translation.read("phrases_" + language.code() + ".tsv");
        return translation;
    }

    private void read(String table) {
        try (InputStream in = Translation.class.getResourceAsStream(table)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] pair = line.split("\t");
                add(Html.escape(pair[0]), Html.escape(pair[1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return what a method said, without markup, in the language; as it is when no table holds it */
    public String said(String english) {
        return text(Html.escape(english)).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private void add(String english, String other) {
        phrases.put(english, other);
        if (english.contains("{0}")) {
            String[] parts = english.split("\\{[0-9]}", -1);
            // Between few letters anything would fit: there only numbers do.
            boolean sure = english.replaceAll("\\{[0-9]}|[^A-Za-z]", "").length() >= SURE_LETTERS;
            StringBuilder regex = new StringBuilder(Pattern.quote(parts[0]));
            for (int i = 1; i < parts.length; i++) {
                regex.append(sure ? "(.*?)" : "([-+0-9.]+)").append(Pattern.quote(parts[i]));
            }
            patterns.add(Map.entry(Pattern.compile(regex.toString(), Pattern.DOTALL), other));
        }
    }

    /** @return the page in the language */
    public String page(String html) {
        if (language == ReportLanguage.ENGLISH) {
            return html;
        }
        Matcher texts = TEXT.matcher(html.replace("<html lang=\"en\">", "<html lang=\"zh-CN\">"));
        return texts.replaceAll(found -> Matcher.quoteReplacement(">" + text(found.group(1)) + "<"));
    }

    private String text(String text) {
        String bare = text.strip();
        String whole = phrases.get(bare);
        if (whole != null) {
            return text.replace(bare, whole);
        }
        for (Map.Entry<Pattern, String> pattern : patterns) {
            Matcher match = pattern.getKey().matcher(bare);
            if (match.matches()) {
                String filled = pattern.getValue();
                for (int i = 0; i < match.groupCount(); i++) {
                    filled = filled.replace("{" + i + "}", text(match.group(i + 1)));
                }
                return text.replace(bare, filled);
            }
        }
        if (bare.contains("; ")) {
            String parts = Stream.of(bare.split("; ")).map(this::text).collect(Collectors.joining("; "));
            return text.replace(bare, parts);
        }
        // What a file is called stands before what is the matter with it.
        int colon = bare.indexOf(": ");
        return colon < 0 ? text : text.replace(bare, bare.substring(0, colon + 2) + text(bare.substring(colon + 2)));
    }
}

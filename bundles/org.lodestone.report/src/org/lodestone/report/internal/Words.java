package org.lodestone.report.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.lodestone.report.ReportLanguage;

/** The words of a report in one language, by key; {@code {0}}, {@code {1}} stand for what is filled in. */
public final class Words {

    private final ReportLanguage language;
    private final Translation translation;
    private final Properties texts = new Properties();

    private Words(ReportLanguage language) {
        this.language = language;
        this.translation = Translation.to(language);
    }

    /** @return what a method said, in the language when a table holds it */
    public String said(String english) {
        return translation.said(english);
    }

    /** @return the words of a language */
    public static Words of(ReportLanguage language) {
        Words words = new Words(language);
        try (InputStream in = Words.class.getResourceAsStream("words_" + language.code() + ".properties");
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** @return the language */
    public ReportLanguage language() {
        return language;
    }

    /** @return the text of a key with its places filled; an {@link IllegalArgumentException} for an unknown key */
    public String get(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** @return the text of a key, or {@code otherwise} where there is none: names that come from methods */
    public String orElse(String key, String otherwise) {
        return texts.getProperty(key, otherwise);
    }

    /** @return the name of a gate in this language: gates are named {@code clean-minutes} where they arise */
    public String gate(String name) {
        return said(name).replace('-', ' ');
    }

    /** @return the name of a fact in this language: facts are named in English where they arise */
    public String fact(String name) {
        String key = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return orElse("fact." + key, name);
    }

    /** @return all keys, for the test that both languages have the same */
    public java.util.Set<String> keys() {
        return texts.stringPropertyNames();
    }
}

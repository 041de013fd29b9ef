package org.lodestone.report;

import org.lodestone.report.internal.Translation;

/** What methods say in English, names of gates and reasons, in the language of who reads it. Immutable; any thread. */
public final class MethodWords {

    private final Translation translation;

    private MethodWords(Translation translation) {
        this.translation = translation;
    }

    /**
     * @param language of the reader
     * @return words in that language
     */
    public static MethodWords in(ReportLanguage language) {
        return new MethodWords(Translation.to(language));
    }

    /**
     * @param english name or sentence of a method, numbers filled in
     * @return the same in the language; as it is when no table holds it
     */
    public String said(String english) {
        return translation.said(english);
    }
}

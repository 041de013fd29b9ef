package org.lodestone.study.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.lodestone.method.dicom.DicomSeries;

/**
 * Words that tell who a patient is and therefore must not appear in what is written.
 *
 * @param words lower case, at least three characters each
 */
record Identity(List<String> words) {

    /** Nothing is known. */
    static final Identity UNKNOWN = new Identity(List.of());

    private static final int SHORTEST = 3;
    private static final int DISTINCT = 6;

    Identity {
        words = List.copyOf(words);
    }

    static Identity of(DicomSeries series) {
        List<String> words = new ArrayList<>();
        for (String text : (series.patientName() + " " + series.patientId()).toLowerCase(Locale.ROOT).split("[\\^=\\s,;]+")) {
            if (text.length() >= SHORTEST) {
                words.add(text);
            }
        }
        return new Identity(words);
    }

    /** @return whether a text holds one of the words; short ones only as words of their own, since any text holds three letters somewhere */
    boolean isIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(word -> word.length() >= DISTINCT ? lower.contains(word)
                : Pattern.compile("(?<![a-z0-9])" + Pattern.quote(word) + "(?![a-z0-9])").matcher(lower).find());
    }

    /** @return what two series of one patient share; empty when the headers do not say who it is */
    static String key(DicomSeries series) {
        return series.patientId().isBlank() && series.patientName().isBlank() ? "" : series.patientId() + "\n" + series.patientName();
    }
}

package org.lodestone.method.dicom;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One patient's study, series or instance in an archive. Holds identifying data: show it, do not log it.
 *
 * @param values text by DICOM keyword; several values are separated by a backslash
 */
public record PacsMatch(Map<String, String> values) {

    /** Copies the values. */
    public PacsMatch {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** @return the text, empty when the archive said nothing */
    public String text(String keyword) {
        return values.getOrDefault(keyword, "");
    }
}

package org.lodestone.core;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Expected trouble or a remark for the clinician, with what to do about it. Stored with the result it concerns.
 *
 * @param severity how much it matters
 * @param code permanent, {@code LS-AREA-NUMBER}, never reused for another meaning
 * @param message one line that names the file, region or column concerned
 * @param remedy what the reader can do; never blank for an ERROR
 * @param facts numbers and names behind the message, sorted by key
 */
public record Finding(Severity severity, String code, String message, String remedy, Map<String, String> facts) {

    /** Checks the components and copies the facts. */
    public Finding {
        Objects.requireNonNull(severity, "severity");
        if (!code.matches("LS-[A-Z]+-\\d{3}")) {
            throw new IllegalArgumentException("finding code " + code);
        }
        if (severity == Severity.ERROR && remedy.isBlank()) {
            throw new IllegalArgumentException(code + ": an error needs a remedy");
        }
        facts = java.util.Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    /** @return an error with a remedy */
    public static Finding error(String code, String message, String remedy) {
        return new Finding(Severity.ERROR, code, message, remedy, Map.of());
    }

    /** @return a warning with a remedy */
    public static Finding warning(String code, String message, String remedy) {
        return new Finding(Severity.WARNING, code, message, remedy, Map.of());
    }

    /** @return a remark */
    public static Finding info(String code, String message) {
        return new Finding(Severity.INFO, code, message, "", Map.of());
    }

    /** @return this with one more fact */
    public Finding with(String key, Object value) {
        Map<String, String> more = new TreeMap<>(facts);
        more.put(key, String.valueOf(value));
        return new Finding(severity, code, message, remedy, more);
    }

    /** @return one line for a terminal or a log: code, message, remedy */
    public String toLine() {
        return code + " " + message + (remedy.isBlank() ? "" : " Remedy: " + remedy);
    }
}

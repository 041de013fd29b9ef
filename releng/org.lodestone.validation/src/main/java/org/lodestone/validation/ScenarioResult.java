package org.lodestone.validation;

import java.util.List;

/**
 * One scenario as it went.
 *
 * @param name in the user's words
 * @param feature file it stands in
 * @param line in that file
 * @param requirements ids of its tags
 * @param suite installation, operational or performance
 * @param passed whether all its steps held
 * @param seconds wall time
 * @param message why it failed; empty when it passed
 * @param evidence what it left behind
 */
public record ScenarioResult(String name, String feature, int line, List<String> requirements, String suite, boolean passed, double seconds,
        String message, List<Evidence> evidence) {

    /**
     * A file that shows what was seen.
     *
     * @param file name in the folder {@code evidence} of the report
     * @param sha256 hash of its bytes
     */
    public record Evidence(String file, String sha256) {
    }
}

package org.lodestone.report;

import java.util.List;

/**
 * A signature as a report shows it.
 *
 * @param name of the person
 * @param role in which role
 * @param instant when, as text
 * @param sha256 hash of everything it rests on
 * @param voidBecause why it does not hold any more; empty while it holds
 */
public record ReportSignature(String name, String role, String instant, String sha256, List<String> voidBecause) {

    /** Copies the list. */
    public ReportSignature {
        voidBecause = List.copyOf(voidBecause);
    }
}

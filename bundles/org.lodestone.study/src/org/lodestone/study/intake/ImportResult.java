package org.lodestone.study.intake;

import java.util.List;

/**
 * What an import brought.
 *
 * @param cases labels of the participants, without {@code sub-}
 * @param files paths relative to the store, sorted
 * @param leftOut what was not taken
 * @param auditNumber row of the audit trail
 */
public record ImportResult(List<String> cases, List<String> files, List<LeftOut> leftOut, long auditNumber) {

    /** Copies the lists. */
    public ImportResult {
        cases = List.copyOf(cases);
        files = List.copyOf(files);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Something that was not taken.
     *
     * @param what a series or a file, without a name of a patient
     * @param why in words
     */
    public record LeftOut(String what, String why) {
    }
}

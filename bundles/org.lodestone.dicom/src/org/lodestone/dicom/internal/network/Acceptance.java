package org.lodestone.dicom.internal.network;

import java.util.List;

/**
 * What was agreed on.
 *
 * @param calledTitle as in the proposal
 * @param callingTitle as in the proposal
 * @param contexts one for each proposed
 * @param receives abstract syntaxes of which the caller may receive instances
 * @param system the called side's limits and name
 */
record Acceptance(String calledTitle, String callingTitle, List<Result> contexts, List<String> receives, SystemInfo system) {

    /** Accepted. */
    static final int ACCEPTED = 0;
    /** The service is not there. */
    static final int NO_SERVICE = 3;
    /** None of the codings is. */
    static final int NO_CODING = 4;

    /**
     * The answer to one context.
     *
     * @param id of the context
     * @param result 0 accepted
     * @param transferSyntax the one taken; empty when not accepted
     */
    record Result(int id, int result, String transferSyntax) {
    }

    Acceptance {
        contexts = List.copyOf(contexts);
        receives = List.copyOf(receives);
    }
}

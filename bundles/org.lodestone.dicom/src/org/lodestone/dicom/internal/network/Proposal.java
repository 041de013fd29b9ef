package org.lodestone.dicom.internal.network;

import java.util.List;

/**
 * What an association shall be for.
 *
 * @param calledTitle who is called
 * @param callingTitle who calls
 * @param contexts services with their codings
 * @param receives abstract syntaxes of which the caller wants to receive instances in this association (C-GET)
 * @param system the caller's limits and name
 */
record Proposal(String calledTitle, String callingTitle, List<Context> contexts, List<String> receives, SystemInfo system) {

    /**
     * A service with its codings.
     *
     * @param id odd, 1 to 255
     * @param abstractSyntax SOP class
     * @param transferSyntaxes codings, the preferred one first
     */
    record Context(int id, String abstractSyntax, List<String> transferSyntaxes) {

        Context {
            transferSyntaxes = List.copyOf(transferSyntaxes);
        }
    }

    Proposal {
        contexts = List.copyOf(contexts);
        receives = List.copyOf(receives);
    }
}

package org.lodestone.method.target;

import java.util.List;

/**
 * What the literature says for and against a way of choosing targets. Shown wherever its target is shown.
 *
 * @param supporting findings in its favour
 * @param against findings that speak against it, limits
 */
public record Evidence(List<Statement> supporting, List<Statement> against) {

    /** Nothing known: what methods of third parties have until they say something. */
    public static final Evidence NONE = new Evidence(List.of(), List.of());

    /** Copies the lists. */
    public Evidence {
        supporting = List.copyOf(supporting);
        against = List.copyOf(against);
    }

    /**
     * One finding.
     *
     * @param text one sentence with its number
     * @param citation paper, as a report prints it
     */
    public record Statement(String text, String citation) {
    }
}

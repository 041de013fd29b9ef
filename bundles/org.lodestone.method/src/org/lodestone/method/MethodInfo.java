package org.lodestone.method;

import java.util.List;

/**
 * Who a method is; goes into provenance, forms and reports.
 *
 * @param id permanent, dotted lower case with hyphens: {@code lodestone.targeting.cluster}; third parties use their own prefix
 * @param version changes whenever numbers change
 * @param title for a menu, a few words
 * @param summary one or two sentences on what it does and when to use it
 * @param references papers and standards it follows, as a report prints them
 * @param ranking which method is the default where several do the same step: the highest; built-in ones have 0
 */
public record MethodInfo(String id, String version, String title, String summary, List<String> references, int ranking) {

    /** Checks the id and copies the references. */
    public MethodInfo {
        if (!id.matches("[a-z][a-z0-9]*(\\.[a-z0-9-]+)+")) {
            throw new IllegalArgumentException("method id " + id);
        }
        references = List.copyOf(references);
    }

    /** @return a built-in method of ranking 0 */
    public static MethodInfo of(String id, String version, String title, String summary, String... references) {
        return new MethodInfo(id, version, title, summary, List.of(references), 0);
    }
}

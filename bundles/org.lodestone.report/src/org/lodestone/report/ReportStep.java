package org.lodestone.report;

import java.util.List;
import java.util.Objects;

/**
 * One step of the computation, for the table of provenance.
 *
 * @param title of the method
 * @param id permanent id of the method
 * @param version of the method
 * @param parameters settings in words, {@code radiusMm = 10} for instance; empty when it has none
 * @param references papers it follows
 */
public record ReportStep(String title, String id, String version, List<String> parameters, List<String> references) {

    /** Copies the lists. */
    public ReportStep {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        parameters = List.copyOf(parameters);
        references = List.copyOf(references);
    }
}

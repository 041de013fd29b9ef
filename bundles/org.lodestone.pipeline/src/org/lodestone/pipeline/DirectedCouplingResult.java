package org.lodestone.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.lodestone.method.effective.DirectedCoupling;

/**
 * Directed coupling that was estimated and written.
 *
 * @param coupling the matrices
 * @param summary content of {@code ec.json}; not to be modified
 * @param files all files, sorted
 */
public record DirectedCouplingResult(DirectedCoupling coupling, ObjectNode summary, List<Path> files) {

    /** Copies the list. */
    public DirectedCouplingResult {
        files = List.copyOf(files);
    }
}

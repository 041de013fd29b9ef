package org.lodestone.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.pipeline.internal.structure.DelineationStages;

/**
 * From one T1w scan to named regions, surfaces and the targets that anatomy alone gives, each with what speaks against it. Stateless;
 * called from a worker thread.
 */
public final class Delineation {

    private Delineation() {
    }

    /**
     * Delineates one scan.
     *
     * @param request what to work on
     * @param execution threads, progress, cancellation
     * @return what was found and written; refused, with nothing written, when the scan cannot be used
     */
    public static Outcome<DelineationResult> run(DelineationRequest request, Execution execution) {
        try {
            List<Finding> findings = new ArrayList<>();
            DelineationResult result = DelineationStages.run(request, findings, execution);
            return Outcome.done(result, findings);
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }
}

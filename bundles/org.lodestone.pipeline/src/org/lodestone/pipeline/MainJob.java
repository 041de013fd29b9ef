package org.lodestone.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.RefusedException;
import org.lodestone.pipeline.internal.JobStages;

/**
 * The main job: T1w and resting-state run to a target in the patient's and the template's millimetres, with maps, report and provenance
 * as a BIDS derivative. Stateless; called from a worker thread.
 */
public final class MainJob {

    private MainJob() {
    }

    /**
     * Runs the job on one participant.
     *
     * @param request what to work on
     * @param execution threads, progress, cancellation
     * @return the targets and where everything was written; refused, with nothing half-written left, when an input cannot be used
     */
    public static Outcome<MainJobResult> run(MainJobRequest request, Execution execution) {
        try {
            List<Finding> findings = new ArrayList<>();
            MainJobResult result = JobStages.run(request, findings, execution);
            return Outcome.done(result, findings);
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }
}

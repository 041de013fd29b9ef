package org.lodestone.pipeline.internal;

import org.lodestone.method.MethodRegistry;
import org.lodestone.pipeline.MainJobRequest;

/**
 * What the stages of one job share.
 *
 * @param request what was asked for
 * @param runner does the stages of the chain
 * @param stored what an earlier job on the same data left
 */
record JobContext(MainJobRequest request, ChainRunner runner, StoredStages stored) {

    MethodRegistry methods() {
        return request.methods();
    }

    StepLog log() {
        return runner.log();
    }
}

package org.lodestone.pipeline.internal;

import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.image.Volume;
import org.lodestone.method.Method;
import org.lodestone.method.function.DistortionMap;
import org.lodestone.method.function.ReversedPairCorrection;
import org.lodestone.pipeline.RunDistortion;
import org.lodestone.pipeline.chain.ChainStage;
import org.lodestone.pipeline.chain.ChainStep;

/** Finds what the scanner's field did to a run, when the chain asks for it and the dataset has images of the field. */
final class DistortionStage {

    private DistortionStage() {
    }

    static Optional<DistortionMap> run(RunSource source, Volume mean, JobContext job, Execution execution) {
        Optional<ChainStage> stage = job.runner().chain().stage(ChainStep.UNDISTORT);
        return stage.flatMap(chosen -> RunDistortion.find(source.scan(), source.fieldMaps(), mean, job.methods(), new InJob(chosen, job),
                execution));
    }

    /** The chain's settings are those of field maps; a reversed pair has its own defaults. */
    private record InJob(ChainStage stage, JobContext job) implements RunDistortion.Steps {

        @Override
        public <I, O, M extends Method<I, O>> O run(Class<M> type, I input, Execution execution) {
            boolean pair = type.equals(ReversedPairCorrection.class);
            return job.runner().run(pair ? ChainStage.of(ChainStep.UNDISTORT, "") : stage, type, input, execution);
        }

        @Override
        public void say(Finding finding) {
            job.log().say(finding);
        }
    }
}

package org.lodestone.pipeline.internal;

import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.image.Volume;
import org.lodestone.method.function.DistortionMap;

/** Finds what the scanner's field did to a run, when the dataset has images of it. */
final class DistortionStage {

    private DistortionStage() {
    }

    static Optional<DistortionMap> run(RunSource source, Volume mean, JobContext job, Execution execution) {
        return Optional.empty();
    }

    static Volume straighten(Volume mean, DistortionMap map, Execution execution) {
        return mean;
    }
}

package org.lodestone.pipeline.internal;

import java.nio.file.Path;
import java.util.List;
import org.lodestone.core.Finding;
import org.lodestone.pipeline.MainJobRequest;
import org.lodestone.study.derivative.Provenance;
import org.lodestone.study.derivative.TargetEntry;

/** Gathers what the report shows. */
final class ReportStage {

    /** Everything the job came to. */
    record Input(
            MainJobRequest request,
            ParticipantScans scans,
            StructuralStage.Result structure,
            List<FunctionalStage.Result> runs,
            TargetStage.Result found,
            List<TargetEntry> targets,
            Provenance provenance,
            List<Finding> findings) {
    }

    private ReportStage() {
    }

    static void write(Path file, Input input) {
    }
}

package org.lodestone.pipeline.internal.structure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.plan.Gate;
import org.lodestone.pipeline.DelineationRequest;
import org.lodestone.pipeline.DelineationResult;
import org.lodestone.pipeline.TapeDifference;
import org.lodestone.pipeline.internal.StepLog;
import org.lodestone.study.bids.BidsName;
import org.lodestone.study.derivative.Provenance;
import org.lodestone.study.derivative.Source;
import org.lodestone.study.derivative.StagedFolder;

/** The stages of a delineation one after the other. */
public final class DelineationStages {

    private static final String TARGETS = "anatomical-targets.json";

    private DelineationStages() {
    }

    /**
     * @param request what to work on
     * @param findings receives what the steps said. Modified.
     * @param execution threads, progress, cancellation
     * @return targets and files
     * @throws org.lodestone.core.RefusedException when the scan cannot be used
     */
    public static DelineationResult run(DelineationRequest request, List<Finding> findings, Execution execution) {
        StepLog log = new StepLog();
        // Opened first: a folder that cannot be written to is told before the work, not after it.
        try (StagedFolder folder = StagedFolder.in(request.output())) {
            StructuralScan scan = StructuralScan.read(request, log, execution.part(0, 0.02));
            HeadModel head = HeadModelStage.run(scan, request, log, execution.part(0.02, 0.85));
            List<Gate> gates = StructuralGates.of(head, log.findings(), execution);
            execution.progress().report(0.87, "Finding anatomical targets");
            AnatomicalTargetStage.Result found = new AnatomicalTargetStage(head, request.methods(), gates, log, execution.part(0.87, 0.87))
                    .run(request.motorMm().map(mm -> new FramePoint(head.frame(), mm)));
            execution.progress().report(0.9, "Writing results");
            List<Path> files = write(folder, request, head, found, gates, log, execution);
            findings.addAll(log.findings());
            execution.progress().report(1, "Done");
            return new DelineationResult(found.targets(), head.landmarks(), TapeDifference.of(found.targets(), head.landmarks()), gates,
                    request.output().resolve(TARGETS), files);
        }
    }

    private static List<Path> write(StagedFolder folder, DelineationRequest request, HeadModel head, AnatomicalTargetStage.Result found,
            List<Gate> gates, StepLog log, Execution execution) {
        Path base = request.t1w().toAbsolutePath().getParent();
        List<Source> sources = new ArrayList<>(List.of(Source.of(base, request.t1w())));
        request.lesion().ifPresent(lesion -> sources.add(Source.of(base, lesion)));
        Provenance provenance = new Provenance(request.softwareVersion(), sources, log.steps().stream().distinct().toList(), false);
        String prefix = BidsName.parse(request.t1w()).map(name -> name.entityPrefix() + "_").orElse("");
        DelineationFiles files = new DelineationFiles(
                folder, prefix, head.scan().grid(), provenance, request.methods(), log, execution.part(0.9, 0.99));
        files.head(head);
        String picture = prefix + "desc-outlines_T1w.png";
        List<String> warnings = gates.stream().filter(gate -> !gate.passed()).map(gate -> "GATE FAILED: " + gate.name()).toList();
        files.picture(picture, OutlinePicture.draw(head, found.targets(), warnings, execution));
        ObjectNode marks = provenance.toJson("Points from which the 10-20 system measures, proposed; RAS+ mm of the scan");
        marks.put("SpatialReference", head.frame().id());
        marks.set("landmarks", AnatomicalTargetsJson.landmarks(head.landmarks()));
        files.json(prefix + "desc-landmarks_T1w", marks);
        ObjectNode json = provenance.toJson(
                "Targets by anatomy alone for transcranial magnetic stimulation. Research use; not a certified medical device.");
        AnatomicalTargetsJson.fill(json, head, found, gates, log.findings(), picture);
        files.json(TARGETS.replace(".json", ""), json);
        return folder.publish();
    }
}

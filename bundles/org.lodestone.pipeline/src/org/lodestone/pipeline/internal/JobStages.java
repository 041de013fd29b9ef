package org.lodestone.pipeline.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.plan.Gate;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.pipeline.MainJobRequest;
import org.lodestone.pipeline.MainJobResult;
import org.lodestone.study.JsonFile;
import org.lodestone.study.bids.BidsDataset;
import org.lodestone.study.bids.BidsScan;
import org.lodestone.study.derivative.DerivativeFolder;
import org.lodestone.study.derivative.Provenance;
import org.lodestone.study.derivative.Source;
import org.lodestone.study.derivative.TargetEntry;
import org.lodestone.study.derivative.TargetsFile;

/** The stages of the main job one after the other. */
public final class JobStages {

    private JobStages() {
    }

    /**
     * @param request what to work on
     * @param findings receives what the steps said. Modified.
     * @param execution threads, progress, cancellation
     * @return targets and files
     * @throws org.lodestone.core.RefusedException when an input cannot be used
     */
    public static MainJobResult run(MainJobRequest request, List<Finding> findings, Execution execution) {
        StepLog log = new StepLog();
        MethodRegistry methods = request.methods();
        ParticipantScans scans = ParticipantScans.find(BidsDataset.open(request.dataset()), request.label(), log);
        try (DerivativeFolder folder = DerivativeFolder.open(request.output(), request.label())) {
            Volume t1w = ScanLoading.t1w(scans.t1w(), request.label(), methods, log, execution);
            // Checked before the long structural stage: a broken run is refused in seconds.
            scans.runs().forEach(scan -> ScanLoading.run(scan, methods, new StepLog(), execution.part(0, 0.02)));
            StructuralStage.Result structure = StructuralStage.run(t1w, request.pack(), methods, log, execution.part(0.02, 0.4));
            List<FunctionalStage.Result> runs = new ArrayList<>();
            for (BidsScan scan : scans.runs()) {
                double share = 0.35 / scans.runs().size();
                double start = 0.4 + share * runs.size();
                runs.add(FunctionalStage.run(scan, structure, methods, log, execution.part(start, start + share)));
            }
            VoxelSeries series = RunConcatenation.of(runs.stream().map(run -> run.clean().series()).toList());
            TargetStage.Result found = TargetStage.run(
                    series, structure, request.targetingMethods(), request.pack(), methods, log, execution.part(0.75, 0.93));
            List<Gate> gates = QualityGates.of(structure, runs, found, request.thresholds());
            List<TargetEntry> targets = found.targets().stream()
                    .map(t -> new TargetEntry(
                            QualityGates.apply(t.candidate(), gates, structure.brain(), request.thresholds()), t.reliability()))
                    .toList();
            Provenance provenance = new Provenance(request.softwareVersion(), sources(scans), log.steps(), scans.simulated());
            execution.progress().report(0.93, "Writing results");
            JobFiles names = new JobFiles(request.label());
            ResultFiles files = new ResultFiles(folder, provenance, methods, log, execution.part(0.93, 0.99));
            names.writeStructure(files, structure);
            runs.forEach(run -> names.writeRun(files, run));
            names.writeTargetMaps(files, found);
            files.json(names.targets(), targetsJson(targets, provenance, log));
            ReportStage.write(folder.file(names.report()),
                    new ReportStage.Input(request, structure, runs, found, targets, provenance, log.findings()), execution);
            folder.publish(request.softwareVersion());
            findings.addAll(log.findings());
            execution.progress().report(1, "Done");
            return new MainJobResult(targets, folder.published(names.targets()), folder.published(names.report()), folder.published(""));
        }
    }

    private static ObjectNode targetsJson(List<TargetEntry> targets, Provenance provenance, StepLog log) {
        ObjectNode json = TargetsFile.toJson(targets, provenance);
        var said = json.putArray("findings");
        for (Finding finding : log.findings()) {
            ObjectNode row = said.addObject();
            row.put("severity", finding.severity().name()).put("code", finding.code()).put("message", finding.message());
            row.put("remedy", finding.remedy());
            row.set("facts", JsonFile.node(finding.facts()));
        }
        return json;
    }

    private static List<Source> sources(ParticipantScans scans) {
        List<Source> sources = new ArrayList<>();
        sources.add(Source.of(scans.dataset().root(), scans.t1w().file()));
        scans.runs().forEach(run -> sources.add(Source.of(scans.dataset().root(), run.file())));
        return sources;
    }
}

package org.lodestone.pipeline.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.core.plan.Gate;
import org.lodestone.image.Volume;
import org.lodestone.method.Method;
import org.lodestone.method.function.ConfoundEstimation;
import org.lodestone.method.function.ConnectivityMethod;
import org.lodestone.method.function.Coregistration;
import org.lodestone.method.function.Realignment;
import org.lodestone.method.function.RunDenoising;
import org.lodestone.method.function.RunResampling;
import org.lodestone.method.function.RunTrimming;
import org.lodestone.method.function.SeriesFilter;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.target.RegionDefinition;
import org.lodestone.method.target.ReliabilityMethod;
import org.lodestone.method.target.SearchLimit;
import org.lodestone.method.target.TargetingMethod;
import org.lodestone.pipeline.MainJobRequest;
import org.lodestone.pipeline.MainJobResult;
import org.lodestone.pipeline.TargetComparison;
import org.lodestone.pipeline.chain.ChainFile;
import org.lodestone.pipeline.chain.ChainStep;
import org.lodestone.study.JsonFile;
import org.lodestone.study.derivative.DerivativeFolder;
import org.lodestone.study.derivative.Provenance;
import org.lodestone.study.derivative.Source;
import org.lodestone.study.derivative.TargetEntry;
import org.lodestone.study.derivative.TargetsFile;

/** The stages of the main job one after the other. */
public final class JobStages {

    private static final String TOO_SHORT = "LS-FUNC-005";

    private static final Map<ChainStep, Class<? extends Method<?, ?>>> TYPES = Map.ofEntries(
            Map.entry(ChainStep.TRIM, RunTrimming.class), Map.entry(ChainStep.REALIGN, Realignment.class),
            Map.entry(ChainStep.COREGISTER, Coregistration.class), Map.entry(ChainStep.RESAMPLE, RunResampling.class),
            Map.entry(ChainStep.SIGNAL, SeriesFilter.class), Map.entry(ChainStep.DESPIKE, SeriesFilter.class),
            Map.entry(ChainStep.CONFOUNDS, ConfoundEstimation.class), Map.entry(ChainStep.DENOISE, RunDenoising.class),
            Map.entry(ChainStep.SMOOTH, SeriesFilter.class), Map.entry(ChainStep.SEED, RegionDefinition.class),
            Map.entry(ChainStep.SEARCH, RegionDefinition.class), Map.entry(ChainStep.LIMIT, SearchLimit.class),
            Map.entry(ChainStep.CONNECT, ConnectivityMethod.class), Map.entry(ChainStep.TARGET, TargetingMethod.class),
            Map.entry(ChainStep.RELIABILITY, ReliabilityMethod.class));

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
        ChainRunner runner = new ChainRunner(request.chain(), request.methods(), log);
        runner.check(TYPES);
        ParticipantScans scans = ParticipantScans.find(request.dataset(), request.label(), request.settings(), log);
        try (DerivativeFolder folder = DerivativeFolder.open(request.output(), request.label())) {
            StoredStages stored = StoredStages.open(folder.published(""), request.settings().from(), Source.of(scans.root(), scans.t1w().file()));
            JobContext job = new JobContext(request, runner, stored);
            Volume t1w = ScanLoading.t1w(scans.t1w(), request.label(), request.methods(), log, execution);
            // Checked before the long structural stage: a broken run is refused in seconds.
            JobContext trial = new JobContext(request, new ChainRunner(request.chain(), request.methods(), new StepLog()), stored);
            scans.runs().forEach(scan -> ScanLoading.combined(scan, trial, execution.part(0, 0.02)));
            StructuralStage.Result structure = StructuralStage.run(t1w, request.pack(), request.methods(), log, execution.part(0.02, 0.4));
            Found found = find(scans, structure, job, execution);
            Provenance provenance = new Provenance(request.softwareVersion(), sources(scans), log.steps(), scans.simulated());
            execution.progress().report(0.93, "Writing results");
            JobFiles names = new JobFiles(request.label());
            ResultFiles files = new ResultFiles(folder, provenance, request.methods(), log, execution.part(0.93, 0.99));
            names.writeStructure(files, structure);
            found.runs().forEach(run -> names.writeRun(files, run, request.thresholds()));
            found.maps().ifPresent(maps -> names.writeTargetMaps(files, maps));
            files.json(JobFiles.CHAIN, ChainFile.toJson(request.chain()));
            files.json(StoredStages.fileName(), stored.toJson());
            files.json(names.targets(), targetsJson(found.targets(), request, provenance, log));
            ReportStage.write(folder.file(names.report()),
                    new ReportStage.Input(request, structure, found.runs(), found.maps(), found.targets(), provenance, log.findings()), execution);
            folder.publish(request.softwareVersion());
            findings.addAll(log.findings());
            execution.progress().report(1, "Done");
            return new MainJobResult(found.targets().stream().map(FoundTarget::entry).toList(), folder.published(names.targets()),
                    folder.published(names.report()), folder.published(""));
        }
    }

    /**
     * What runs and targets came to.
     *
     * @param runs empty when they cannot be used
     * @param maps empty then
     * @param targets with their gates; the group's alone then
     */
    private record Found(List<FunctionalStage.Result> runs, Optional<TargetStage.Result> maps, List<FoundTarget> targets) {
    }

    private static Found find(ParticipantScans scans, StructuralStage.Result structure, JobContext job, Execution execution) {
        MainJobRequest request = job.request();
        List<FunctionalStage.Result> runs = new ArrayList<>();
        try {
            for (RunSource scan : scans.runs()) {
                double share = 0.35 / scans.runs().size();
                double start = 0.4 + share * runs.size();
                runs.add(FunctionalStage.run(scan, structure, job, execution.part(start, start + share)));
            }
        } catch (RefusedException e) {
            Optional<Finding> tooShort = e.findings().stream().filter(finding -> finding.code().equals(TOO_SHORT)).findFirst();
            return fallback(tooShort.orElseThrow(() -> e), structure, job, execution.part(0.75, 0.93));
        }
        List<VoxelSeries> clean = runs.stream().map(run -> run.clean().series()).toList();
        TargetStage.Result maps = TargetStage.run(RunConcatenation.of(clean), clean, structure, job, execution.part(0.75, 0.93));
        List<Gate> common = QualityGates.of(structure, runs, maps, scans.resting(), request.thresholds());
        List<FoundTarget> targets = new ArrayList<>();
        for (FoundTarget target : maps.targets()) {
            targets.add(target.withEntry(new TargetEntry(QualityGates.apply(target.entry().candidate(), common, structure.brain(),
                    request.thresholds()), target.entry().reliability())));
        }
        common.stream().filter(gate -> gate.name().equals(QualityGates.CLEAN_MINUTES) && !gate.passed()).findFirst().ifPresent(gate ->
                targets.add(offered(gate.reason(), structure, job, execution)));
        return new Found(runs, Optional.of(maps), targets);
    }

    /** Too little is left of the runs to compute anything: the group's target remains, marked by the gate that failed. */
    private static Found fallback(Finding tooShort, StructuralStage.Result structure, JobContext job, Execution execution) {
        double minutes = Double.parseDouble(tooShort.facts().getOrDefault("cleanMinutes", "0"));
        double needed = Math.max(job.request().thresholds().cleanMinutes(), Double.parseDouble(tooShort.facts().getOrDefault("neededMinutes", "0")));
        String reason = String.format(Locale.ROOT, "Only %.1f minutes of clean data are left, %.1f are needed: this is the group's target, not"
                + " the patient's own.", minutes, needed);
        job.log().say(Finding.warning("LS-TARGET-024", reason, "Scan again, or decide knowingly for the group's target."));
        job.log().say(Finding.warning(tooShort.code(), tooShort.message(), tooShort.remedy()));
        FoundTarget group = offered(reason, structure, job, execution);
        List<Gate> gates = new ArrayList<>(group.entry().candidate().gates());
        gates.add(Gate.atLeast(QualityGates.CLEAN_MINUTES, minutes, needed, "min", reason));
        return new Found(List.of(), Optional.empty(), List.of(group.withEntry(
                new TargetEntry(group.entry().candidate().withGates(gates), group.entry().reliability()))));
    }

    private static FoundTarget offered(String reason, StructuralStage.Result structure, JobContext job, Execution execution) {
        FoundTarget group = TargetStage.group(structure, reason, job, execution);
        return group.withEntry(new TargetEntry(QualityGates.apply(group.entry().candidate(), QualityGates.of(structure,
                job.request().thresholds()), structure.brain(), job.request().thresholds()), Optional.empty()));
    }

    private static ObjectNode targetsJson(List<FoundTarget> targets, MainJobRequest request, Provenance provenance, StepLog log) {
        List<TargetEntry> entries = targets.stream().map(FoundTarget::entry).toList();
        ObjectNode json = TargetsFile.toJson(entries, provenance);
        for (int n = 0; n < targets.size(); n++) {
            targets.get(n).addTo((ObjectNode) json.get("targets").get(n));
        }
        json.set("comparison", TargetComparison.of(entries).toJson());
        json.put("chain", request.chain().name());
        json.set("gateLimits", request.thresholds().toJson());
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
        sources.add(Source.of(scans.root(), scans.t1w().file()));
        for (RunSource run : scans.runs()) {
            run.echoes().forEach(scan -> sources.add(Source.of(scans.root(), scan.file())));
            run.fieldMaps().forEach(scan -> sources.add(Source.of(scans.root(), scan.file())));
        }
        return sources;
    }
}

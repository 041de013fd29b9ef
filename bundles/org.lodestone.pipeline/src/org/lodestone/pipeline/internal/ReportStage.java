package org.lodestone.pipeline.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.image.view.Convention;
import org.lodestone.method.target.TargetReliability;
import org.lodestone.pipeline.MainJobRequest;
import org.lodestone.report.Fact;
import org.lodestone.report.HtmlReport;
import org.lodestone.report.ReportImages;
import org.lodestone.report.ReportModel;
import org.lodestone.report.ReportRun;
import org.lodestone.report.ReportStep;
import org.lodestone.report.ReportTarget;
import org.lodestone.study.derivative.Provenance;
import org.lodestone.study.derivative.ProvenanceStep;
import org.lodestone.study.derivative.TargetEntry;

/** Tells the report what the job came to. */
final class ReportStage {

    /** Everything the job came to. */
    record Input(
            MainJobRequest request,
            StructuralStage.Result structure,
            List<FunctionalStage.Result> runs,
            Optional<TargetStage.Result> found,
            List<FoundTarget> targets,
            Provenance provenance,
            List<Finding> findings) {
    }

    private ReportStage() {
    }

    static void write(Path file, Input input, Execution execution) {
        Mask brain = input.structure().brain();
        ReportImages images = new ReportImages(input.structure().t1w(), brain,
                input.found().map(found -> found.map().r()).orElseGet(() -> Volume.of(brain.grid(), new float[(int) brain.grid().size()])),
                input.found().map(TargetStage.Result::seed), input.found().map(TargetStage.Result::search), Convention.NEUROLOGICAL);
        ReportModel model = new ReportModel(
                "sub-" + input.request().label(),
                input.provenance().simulated(),
                input.provenance().softwareVersion(),
                images,
                input.targets().stream().map(ReportStage::target).toList(),
                input.runs().stream().map(run -> run(run, input, execution)).toList(),
                input.findings(),
                input.provenance().steps().stream().map(ReportStage::step).toList(),
                input.provenance().sources().stream().map(source -> new Fact(source.path(), source.sha256())).toList());
        HtmlReport.write(model, file, execution);
    }

    private static ReportTarget target(FoundTarget target) {
        TargetEntry entry = target.entry();
        List<Fact> facts = new ArrayList<>();
        target.reason().ifPresent(reason -> facts.add(new Fact("Why this target", reason)));
        entry.reliability().ifPresent(reliability -> facts.addAll(errorBar(reliability)));
        if (!target.regionShares().isEmpty()) {
            facts.add(new Fact("Resampled targets by region", target.regionShares().entrySet().stream().limit(4)
                    .map(share -> String.format(Locale.ROOT, "%s %.0f %%", share.getKey(), 100 * share.getValue()))
                    .collect(Collectors.joining(", "))));
        }
        if (!target.runToRunMm().isEmpty()) {
            facts.add(new Fact("Targets of single runs lie apart", target.runToRunMm().stream().map(ReportStage::mm)
                    .collect(Collectors.joining(", "))));
        }
        target.evidence().supporting().forEach(said -> facts.add(new Fact("For this method", said.text() + " " + said.citation())));
        target.evidence().against().forEach(said -> facts.add(new Fact("Against it", said.text() + " " + said.citation())));
        return new ReportTarget(target.title(), entry.candidate(), facts,
                entry.reliability().map(TargetReliability::resampled).orElse(List.of()));
    }

    private static List<Fact> errorBar(TargetReliability reliability) {
        List<Double> axes = reliability.ellipsoid().semiAxesMm();
        return List.of(
                new Fact("Error bar (median distance of resampled targets)", mm(reliability.medianDistanceMm())),
                new Fact(String.format(Locale.ROOT, "Ellipsoid that holds %.0f %% of them, semi-axes", 100 * reliability.ellipsoid().share()),
                        String.format(Locale.ROOT, "%.1f x %.1f x %.1f mm", axes.get(0), axes.get(1), axes.get(2))),
                new Fact("Resampled targets within 5 mm", String.format(Locale.ROOT, "%.0f %%", 100 * reliability.withinFiveMm())),
                new Fact("First half against second half of the scan", mm(reliability.splitHalfDistanceMm())),
                new Fact("Clean minutes for 5 mm", Double.isNaN(reliability.minutesForFiveMm())
                        ? "cannot be told from this scan" : String.format(Locale.ROOT, "%.0f min", reliability.minutesForFiveMm())));
    }

    private static ReportRun run(FunctionalStage.Result run, Input input, Execution execution) {
        return new ReportRun(run.source().prefix(), run.trSeconds(), run.motionParameters(),
                run.displacementMm(), input.request().thresholds().censorFramewiseDisplacementMm(),
                facts(run, input), run.table().names().contains("std_dvars") ? run.table().column("std_dvars") : new double[0],
                QualityPictures.of(run, input.structure(), input.provenance().simulated(), execution));
    }

    private static List<Fact> facts(FunctionalStage.Result run, Input input) {
        List<Fact> facts = new ArrayList<>();
        run.coregistration().ifPresent(lies -> facts.add(new Fact("Fit to the T1w scan, straight and mirrored", String.format(Locale.ROOT,
                "%.4f, %.4f", lies.similarity(), lies.mirroredSimilarity()))));
        facts.add(new Fact("Brain with signal", String.format(Locale.ROOT, "%.0f %%", 100 * run.coverage())));
        RunQuality quality = RunQuality.of(run, input.request().thresholds());
        facts.add(new Fact("Clean minutes", String.format(Locale.ROOT, "%.1f", quality.cleanMinutes())));
        facts.add(new Fact("Median temporal signal-to-noise ratio of the brain", String.format(Locale.ROOT, "%.0f", quality.medianSnr())));
        facts.add(new Fact("Breathing in the head's motion", String.format(Locale.ROOT, "%.0f %%", 100 * quality.respirationShare())));
        facts.add(new Fact("Mean correlation of voxels by distance, before and after cleaning", quality.distances().stream()
                .map(bin -> String.format(Locale.ROOT, "%.0f mm: %.2f, %.2f", bin.distanceMm(), bin.before(), bin.after()))
                .collect(Collectors.joining("; "))));
        return facts;
    }

    private static ReportStep step(ProvenanceStep step) {
        return new ReportStep(step.method().title(), step.method().id(), step.method().version(),
                step.parameters().values().entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue()).toList(),
                step.method().references());
    }

    private static String mm(double value) {
        return Double.isNaN(value) ? "not available" : String.format(Locale.ROOT, "%.1f mm", value);
    }
}

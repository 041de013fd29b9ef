package org.lodestone.pipeline.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.image.view.Convention;
import org.lodestone.method.target.TargetReliability;
import org.lodestone.method.target.TargetingMethod;
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
            TargetStage.Result found,
            List<TargetEntry> targets,
            Provenance provenance,
            List<Finding> findings) {
    }

    private ReportStage() {
    }

    static void write(Path file, Input input, Execution execution) {
        ReportImages images = new ReportImages(input.structure().t1w(), input.structure().brain(), input.found().map().r(),
                Optional.of(input.found().seed()), Optional.of(input.found().search()), Convention.NEUROLOGICAL);
        ReportModel model = new ReportModel(
                "sub-" + input.request().label(),
                input.provenance().simulated(),
                input.provenance().softwareVersion(),
                images,
                input.targets().stream().map(target -> target(target, input)).toList(),
                input.runs().stream().map(run -> run(run, input)).toList(),
                input.findings(),
                input.provenance().steps().stream().map(ReportStage::step).toList(),
                input.provenance().sources().stream().map(source -> new Fact(source.path(), source.sha256())).toList());
        HtmlReport.write(model, file, execution);
    }

    private static ReportTarget target(TargetEntry entry, Input input) {
        String id = entry.candidate().methodId();
        String title = input.request().methods().all(TargetingMethod.class).stream()
                .filter(method -> method.info().id().equals(id)).map(method -> method.info().title()).findFirst().orElse(id);
        List<Fact> facts = new ArrayList<>();
        entry.reliability().ifPresent(reliability -> facts.addAll(errorBar(reliability)));
        return new ReportTarget(title, entry.candidate(), facts,
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

    private static ReportRun run(FunctionalStage.Result run, Input input) {
        return new ReportRun(run.scan().name().entityPrefix(), run.trSeconds(), run.motion().parameters(run.headCentreMm()),
                run.displacementMm(), input.request().thresholds().censorFramewiseDisplacementMm(),
                List.of(new Fact("Fit to the T1w scan, straight and mirrored", String.format(Locale.ROOT, "%.4f, %.4f",
                        run.coregistration().similarity(), run.coregistration().mirroredSimilarity()))));
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

package org.lodestone.report.internal.pdf;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.report.Fact;
import org.lodestone.report.ReportModel;
import org.lodestone.report.ReportRun;
import org.lodestone.report.ReportSignature;
import org.lodestone.report.ReportStep;
import org.lodestone.report.ReportTarget;
import org.lodestone.report.internal.Layers;
import org.lodestone.report.internal.OperatorFacts;
import org.lodestone.report.internal.Words;
import org.lodestone.report.picture.ColourBar;
import org.lodestone.report.picture.MapMontage;
import org.lodestone.report.picture.TargetPicture;

/** Everything behind the first page. */
record EvidencePages(ReportModel model, Optional<ReportSignature> signature, Layers layers, Words words, Execution execution) {

    private static final double SMALL = 7.5;

    void write(Sheets out) throws IOException {
        out.newPage();
        out.heading(words.get("evidence"), 14);
        targets(out);
        for (ReportTarget target : model.targets()) {
            target(out, target);
        }
        map(out);
        for (ReportRun run : model.runs()) {
            run(out, run);
        }
        findings(out);
        steps(out);
        sources(out);
        if (signature.isPresent()) {
            out.heading(words.get("signature"), 11);
            out.paragraph(words.get("signature.hash", signature.get().sha256()), SMALL, Sheets.INK);
            for (String reason : signature.get().voidBecause()) {
                out.paragraph("- " + reason, SMALL, Sheets.BAD);
            }
        }
    }

    private void targets(Sheets out) throws IOException {
        double[] shares = {0.2, 0.18, 0.18, 0.18, 0.07, 0.08, 0.11};
        out.heading(words.get("targets"), 11);
        out.row(List.of(words.get("col.method"), words.get("col.native"), words.get("col.template"), words.get("col.region"), words.get("col.r"),
                words.get("col.depth"), words.get("col.gates")), shares, SMALL, true);
        for (ReportTarget target : model.targets()) {
            TargetCandidate c = target.candidate();
            out.row(List.of(target.method(), OperatorFacts.point(c.nativePoint().mm()), OperatorFacts.point(c.templatePoint().mm()),
                    c.region().isBlank() ? words.get("region.none") : c.region(), OperatorFacts.number(c.correlation(), 2),
                    c.scalp().map(ScalpTarget::depthMm).map(d -> OperatorFacts.number(d, 1)).orElse("-"),
                    c.isUsable() ? words.get("passed") : "\u2717 " + words.get("failed")), shares, SMALL, false);
        }
    }

    private void target(Sheets out, ReportTarget target) throws IOException {
        TargetCandidate candidate = target.candidate();
        out.heading(words.get("target") + ": " + target.method(), 11);
        TargetPicture picture = new TargetPicture(layers.anatomy(), Optional.of(layers.map()), layers.search(), model.images().convention(),
                model.simulated() ? "Simulated" : "");
        var whole = picture.whole(candidate.nativePoint(), candidate.scalp().map(ScalpTarget::point), layers.box().centre(), execution);
        out.need(out.width() * whole.height() / whole.width() + 30);
        out.space(out.picture(whole, out.left(), out.width()) + 3);
        var bar = ColourBar.draw(layers.scale());
        out.space(out.picture(bar, out.left() + out.width() * 0.3, out.width() * 0.4) + 5);
        double[] two = {0.5, 0.5};
        for (Fact fact : target.facts()) {
            out.row(List.of(words.fact(fact.name()), fact.value()), two, SMALL, false);
        }
        double[] shares = {0.25, 0.11, 0.12, 0.12, 0.4};
        out.heading(words.get("gates"), 10);
        out.row(List.of(words.get("col.gate"), words.get("col.result"), words.get("col.value"), words.get("col.limit"), words.get("col.meaning")),
                shares, SMALL, true);
        for (Gate gate : candidate.gates()) {
            String unit = gate.unit().isBlank() ? "" : " " + gate.unit();
            out.row(List.of(words.gate(gate.name()), gate.passed() ? words.get("passed") : "\u2717 " + words.get("failed"),
                    OperatorFacts.number(gate.value(), 2) + unit, OperatorFacts.number(gate.limit(), 2) + unit, words.said(gate.reason())), shares, SMALL, false);
        }
    }

    private void map(Sheets out) throws IOException {
        var montage = MapMontage.draw(layers.anatomy(), layers.map(), layers.seed(), layers.mapBox(), 3, model.images().convention(),
                model.simulated() ? "Simulated" : "", execution);
        double height = out.width() * montage.height() / montage.width();
        out.need(height + 60);
        out.heading(words.get("map"), 11);
        out.space(out.picture(montage, out.left(), out.width()) + 3);
        out.paragraph(words.get("map.caption"), SMALL, Sheets.SOFT);
    }

    private void run(Sheets out, ReportRun run) throws IOException {
        double[] fd = run.displacementMm();
        double mean = Arrays.stream(fd).filter(Double::isFinite).average().orElse(Double.NaN);
        double largest = Arrays.stream(fd).filter(Double::isFinite).max().orElse(Double.NaN);
        long above = Arrays.stream(fd).filter(value -> value > run.limitMm()).count();
        double[] two = {0.5, 0.5};
        out.heading(words.get("run", run.name()), 11);
        out.row(List.of(words.get("run.volumes"), words.get("run.volumes.value", fd.length, OperatorFacts.number(run.trSeconds(), 2),
                OperatorFacts.number(fd.length * run.trSeconds() / 60, 1))), two, SMALL, false);
        out.row(List.of(words.get("run.fd"), words.get("run.fd.value", OperatorFacts.number(mean, 2), OperatorFacts.number(largest, 2))), two,
                SMALL, false);
        out.row(List.of(words.get("run.above", OperatorFacts.number(run.limitMm(), 2)), words.get("run.above.value", above, fd.length)), two, SMALL,
                false);
        for (Fact fact : run.facts()) {
            out.row(List.of(words.fact(fact.name()), fact.value()), two, SMALL, false);
        }
        MotionChart.draw(out, fd, run.limitMm(), run.trSeconds());
    }

    private void findings(Sheets out) throws IOException {
        out.heading(words.get("findings"), 11);
        if (model.findings().isEmpty()) {
            out.paragraph(words.get("findings.none"), SMALL, Sheets.INK);
            return;
        }
        double[] shares = {0.16, 0.48, 0.36};
        out.row(List.of(words.get("col.code"), words.get("col.what"), words.get("col.remedy")), shares, SMALL, true);
        for (Finding finding : model.findings()) {
            out.row(List.of(finding.code(), words.said(finding.message()), words.said(finding.remedy())), shares, SMALL, false);
        }
    }

    private void steps(Sheets out) throws IOException {
        double[] shares = {0.26, 0.3, 0.08, 0.36};
        out.heading(words.get("provenance"), 11);
        out.row(List.of(words.get("col.step"), words.get("col.id"), words.get("col.version"), words.get("col.settings")), shares, SMALL, true);
        Set<String> references = new LinkedHashSet<>();
        for (ReportStep step : model.steps()) {
            out.row(List.of(step.title(), step.id(), step.version(), String.join(", ", step.parameters())), shares, 7, false);
            references.addAll(step.references());
        }
        out.heading(words.get("references"), 11);
        int number = 1;
        for (String reference : references) {
            out.paragraph(number++ + ". " + reference, 7, Sheets.INK);
        }
    }

    private void sources(Sheets out) throws IOException {
        double[] shares = {0.45, 0.55};
        out.heading(words.get("inputs"), 11);
        out.row(List.of(words.get("col.file"), words.get("col.hash")), shares, SMALL, true);
        for (Fact source : model.sources()) {
            out.row(List.of(source.name(), source.value()), shares, 6.5, false);
        }
    }
}

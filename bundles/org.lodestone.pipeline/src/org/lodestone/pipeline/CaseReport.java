package org.lodestone.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.core.plan.PlannedTarget;
import org.lodestone.image.Surface;
import org.lodestone.method.Method;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.structure.HeadLandmarks;
import org.lodestone.method.structure.LandmarkDetection;
import org.lodestone.method.structure.LandmarkDetectionInput;
import org.lodestone.method.target.TapeMeasure;
import org.lodestone.method.target.TapeMeasureInput;
import org.lodestone.method.target.TapedPoint;
import org.lodestone.pipeline.internal.StoredReport;
import org.lodestone.report.OperatorSheet;
import org.lodestone.report.ReportModel;
import org.lodestone.report.ReportSignature;
import org.lodestone.study.derivative.CaseResults;
import org.lodestone.study.derivative.HandoverPlan;
import org.lodestone.study.derivative.StoredTargets;

/**
 * A report on results that lie in a case, made whenever somebody asks for it.
 *
 * @param model everything it says
 * @param sheet the page for the operator
 */
public record CaseReport(ReportModel model, OperatorSheet sheet) {

    /**
     * Reads a case and measures the head.
     *
     * @param results of the participant
     * @param number which target the operator's page is about, 1 for the best
     * @param signature its newest signature
     * @param methods readers, landmarks, tape measure
     * @param execution threads and cancellation
     * @return the report
     * @throws RefusedException when the case is incomplete or damaged, naming the file
     */
    public static CaseReport of(CaseResults results, int number, Optional<ReportSignature> signature, MethodRegistry methods,
            Execution execution) {
        StoredTargets stored = StoredTargets.read(results.targets());
        List<PlannedTarget> named = HandoverPlan.named(stored);
        if (number < 1 || number > named.size()) {
            throw new RefusedException(Finding.error("LS-CASE-023", results.targets() + " has no target " + number + ".",
                    "Give a number from 1 to " + named.size() + "."));
        }
        StoredReport report = new StoredReport(results, stored, methods, execution);
        ReportModel model = report.model();
        PlannedTarget target = named.get(number - 1);
        Optional<Surface> scalp = report.scalp();
        Map<String, FramePoint> landmarks = new LinkedHashMap<>();
        Map<String, Double> tape = new LinkedHashMap<>();
        scalp.flatMap(skin -> target.candidate().scalp().flatMap(point -> tape(skin, point.point(), report, methods, execution, landmarks)))
                .ifPresent(taped -> {
                    landmarks.put("vertex", taped.vertex());
                    tape.putAll(taped.tapeMm());
                });
        Optional<StoredTargets.ErrorBar> bar = stored.targets().get(number - 1).errorBar();
        return new CaseReport(model, new OperatorSheet(target.name(), model.targets().get(number - 1), target.coil(), tape, landmarks,
                bar.map(b -> OptionalDouble.of(b.medianDistanceMm())).orElse(OptionalDouble.empty()),
                bar.map(b -> OptionalDouble.of(b.withinFiveMm())).orElse(OptionalDouble.empty()), scalp, signature));
    }

    private static Optional<TapedPoint> tape(Surface skin, FramePoint point, StoredReport report, MethodRegistry methods, Execution execution,
            Map<String, FramePoint> landmarks) {
        Optional<HeadLandmarks> found = report.toTemplate().flatMap(toTemplate -> methods.all(LandmarkDetection.class).stream().findFirst()
                .flatMap(method -> value(method, new LandmarkDetectionInput(skin, toTemplate), execution)));
        found.ifPresent(marks -> {
            landmarks.put("nasion", marks.nasion());
            landmarks.put("left", marks.left());
            landmarks.put("right", marks.right());
        });
        return found.flatMap(marks -> methods.all(TapeMeasure.class).stream().findFirst()
                .flatMap(method -> value(method, new TapeMeasureInput(skin, marks, point), execution)));
    }

    private static <I, O> Optional<O> value(Method<I, O> method, I input, Execution execution) {
        Outcome<O> outcome = method.run(input, Parameters.defaults(method.parameters()), execution);
        return outcome instanceof Outcome.Done<O>(O value, List<Finding> _) ? Optional.of(value) : Optional.empty();
    }
}

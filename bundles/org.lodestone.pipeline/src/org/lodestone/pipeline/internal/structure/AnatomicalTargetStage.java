package org.lodestone.pipeline.internal.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.RefusedException;
import org.lodestone.core.Severity;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.Gate;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.method.Method;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.RegionLookup;
import org.lodestone.method.target.AnatomicalRule;
import org.lodestone.method.target.AnatomicalRuleInput;
import org.lodestone.method.target.AnatomicalSite;
import org.lodestone.method.target.CoilOrientation;
import org.lodestone.method.target.CoilOrientationInput;
import org.lodestone.method.target.ScalpProjection;
import org.lodestone.method.target.ScalpProjectionInput;
import org.lodestone.method.target.ScalpRule;
import org.lodestone.method.target.ScalpRuleInput;
import org.lodestone.method.target.ScalpSite;
import org.lodestone.pipeline.AnatomicalTarget;
import org.lodestone.pipeline.AnatomicalTarget.Kind;
import org.lodestone.pipeline.DistanceAdjustment;
import org.lodestone.pipeline.internal.StepLog;

/** Every target that anatomy gives, from whichever rules are installed, with its way to the scalp and its coil. Used by one thread. */
final class AnatomicalTargetStage {

    /** Rule that proposes the motor point; its site is no target. */
    static final String MOTOR = "motor-hand";
    private static final double REGION_RADIUS_MM = 5;

    /**
     * What the stage gives.
     *
     * @param targets one a rule or coordinate
     * @param motor the motor point used
     */
    record Result(List<AnatomicalTarget> targets, Optional<AnatomicalSite> motor) {
    }

    private final HeadModel head;
    private final MethodRegistry methods;
    private final StepLog log;
    private final Execution execution;
    private final TargetGates gates;
    private final CortexBelow cortexBelow;
    private double motorDistanceMm = Double.NaN;

    AnatomicalTargetStage(HeadModel head, MethodRegistry methods, List<Gate> common, StepLog log, Execution execution) {
        this.head = head;
        this.methods = methods;
        this.log = log;
        this.execution = execution;
        this.gates = new TargetGates(head, common);
        this.cortexBelow = CortexBelow.of(head);
    }

    Result run(Optional<FramePoint> measuredMotor) {
        AnatomicalRuleInput input = new AnatomicalRuleInput(head.brain(), head.t1wToTemplate(), head.regions());
        List<AnatomicalTarget> targets = new ArrayList<>();
        Optional<AnatomicalSite> motor = measuredMotor.map(point -> new AnatomicalSite(MOTOR, "measured motor hotspot", point, "", "measured",
                Optional.empty()));
        List<AnatomicalRule> rules = methods.all(AnatomicalRule.class);
        if (motor.isEmpty()) {
            motor = rules.stream().filter(AnatomicalTargetStage::isMotor).findFirst()
                    .flatMap(rule -> attempt(rule, input, new ArrayList<>())).map(List::getFirst);
        }
        motor.flatMap(site -> project(site.point())).ifPresent(above -> motorDistanceMm = cortexBelow.distanceMm(above));
        ScalpRuleInput scalpInput = new ScalpRuleInput(head.scalp(), head.landmarks(), motor.map(AnatomicalSite::point));
        for (ScalpRule rule : methods.all(ScalpRule.class)) {
            List<Finding> said = new ArrayList<>();
            attempt(rule, scalpInput, said).flatMap(site -> ofScalp(rule, site, said)).ifPresent(targets::add);
        }
        for (AnatomicalRule rule : rules.stream().filter(rule -> !isMotor(rule)).toList()) {
            List<Finding> said = new ArrayList<>();
            for (AnatomicalSite site : attempt(rule, input, said).orElse(List.of())) {
                ofCortex(rule, site, said).ifPresent(targets::add);
            }
        }
        return new Result(targets, motor);
    }

    private static boolean isMotor(AnatomicalRule rule) {
        return last(rule.info().id()).equals(MOTOR);
    }

    /** A rule that cannot be applied leaves a remark, and the others go on. */
    private <I, O> Optional<O> attempt(Method<I, O> rule, I input, List<Finding> said) {
        StepLog own = new StepLog();
        try {
            O result = log.adopt(own, own.run(rule, input, execution.part(0, 0)));
            said.addAll(own.findings());
            return Optional.of(result);
        } catch (RefusedException e) {
            for (Finding reason : e.findings()) {
                log.say(reason.severity() == Severity.ERROR ? Finding.warning(reason.code(), rule.info().title() + ": " + reason.message(),
                        reason.remedy()) : reason);
            }
            return Optional.empty();
        }
    }

    private Optional<AnatomicalTarget> ofScalp(ScalpRule rule, ScalpSite site, List<Finding> said) {
        Optional<ScalpTarget> there = project(site.point());
        Optional<FramePoint> cortex = there.flatMap(cortexBelow::at);
        if (cortex.isEmpty()) {
            log.say(Finding.warning("LS-STRUCT-030", "No cortex lies below " + site.name() + ".",
                    "Check the landmarks on the scalp and the brain mask."));
            return Optional.empty();
        }
        ScalpTarget scalp = new ScalpTarget(site.point(), there.orElseThrow().outwardNormal(), site.point().distanceMm(cortex.get()));
        return Optional.of(complete(last(rule.info().id()), site.name(), Kind.SCALP_RULE, rule, cortex.get(), scalp, site.tapeMm(),
                Optional.empty(), String.join("; ", rule.info().references()), rule.info().summary(), said));
    }

    private Optional<AnatomicalTarget> ofCortex(AnatomicalRule rule, AnatomicalSite site, List<Finding> said) {
        Kind kind = site.printed().isPresent() ? Kind.PUBLISHED_COORDINATE : Kind.CORTICAL_LANDMARK;
        return project(site.point()).map(scalp -> complete(site.id(), site.title(), kind, rule, site.point(), scalp, Map.of(), site.printed(),
                site.source(), site.derivedFrom(), said));
    }

    private AnatomicalTarget complete(String id, String title, Kind kind, Method<?, ?> rule, FramePoint cortex, ScalpTarget scalp,
            Map<String, Double> tape, Optional<AnatomicalSite.Printed> printed, String source, String derivedFrom, List<Finding> said) {
        FramePoint template = head.t1wToTemplate().apply(cortex);
        Map<String, String> regions = new TreeMap<>();
        head.atlases().forEach((atlas, map) -> regions.put(atlas,
                new RegionLookup(map, head.t1wToTemplate()).nearest(cortex, REGION_RADIUS_MM).name()));
        List<Finding> findings = new ArrayList<>(said);
        double distance = cortexBelow.distanceMm(scalp);
        Optional<DistanceAdjustment> stokes = Double.isNaN(distance) || Double.isNaN(motorDistanceMm)
                ? Optional.empty() : Optional.of(new DistanceAdjustment(distance, motorDistanceMm));
        return new AnatomicalTarget(id, title, kind, rule.info().id(), cortex, template, regions, scalp, alongNormal(cortex), distance,
                CoilPose.usual(scalp), acrossSulcus(scalp, cortex, findings), stokes, tape, printed, source, derivedFrom,
                gates.of(id, cortex, template, scalp.depthMm(), findings), findings);
    }

    /** A point that lies outside the head has no place on the scalp; the reason is logged. */
    private Optional<ScalpTarget> project(FramePoint target) {
        return attempt(methods.first(ScalpProjection.class), new ScalpProjectionInput(head.scalp(), target), new ArrayList<>());
    }

    private Optional<ScalpTarget> alongNormal(FramePoint cortex) {
        return methods.all(ScalpProjection.class).stream().filter(method -> last(method.info().id()).equals("normal")).findFirst()
                .flatMap(method -> attempt(method, new ScalpProjectionInput(head.scalp(), cortex, Optional.of(head.brainSurface())),
                        new ArrayList<>()));
    }

    private Optional<CoilPose> acrossSulcus(ScalpTarget scalp, FramePoint cortex, List<Finding> findings) {
        return methods.all(CoilOrientation.class).stream().findFirst().flatMap(method -> attempt(method,
                new CoilOrientationInput(scalp, cortex, Optional.of(head.tissue())), findings));
    }

    /** @return the last part of a method's id */
    static String last(String id) {
        return id.substring(id.lastIndexOf('.') + 1);
    }
}

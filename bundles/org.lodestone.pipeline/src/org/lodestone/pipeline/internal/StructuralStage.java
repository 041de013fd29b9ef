package org.lodestone.pipeline.internal;

import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.RefusedException;
import org.lodestone.image.Mask;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.atlas.Template;
import org.lodestone.method.function.ConfoundMasks;
import org.lodestone.method.function.ConfoundTissue;
import org.lodestone.method.structure.BrainExtraction;
import org.lodestone.method.structure.BrainScan;
import org.lodestone.method.structure.RegisteredTemplate;
import org.lodestone.method.structure.ScalpExtraction;
import org.lodestone.method.structure.SurfaceExtraction;
import org.lodestone.method.structure.TemplateRegistration;
import org.lodestone.method.structure.TemplateRegistrationInput;
import org.lodestone.method.structure.TissueSegmentation;

/** From the T1w scan to brain, tissue, scalp and the way to the template. */
final class StructuralStage {

    /**
     * What the stage gives: everything on the T1w scan's grid or in its space.
     *
     * @param t1w the scan
     * @param brain its brain
     * @param grey share of grey matter; empty when no bundle segments or the scan does not allow it
     * @param noise tissue for confounds
     * @param scalp closed surface
     * @param brainSurface closed surface
     * @param template the head that was registered to
     * @param registration the way there
     */
    record Result(Volume t1w, Mask brain, Optional<Volume> grey, ConfoundMasks noise, Surface scalp, Surface brainSurface, Template template,
            RegisteredTemplate registration) {
    }

    private StructuralStage() {
    }

    static Result run(Volume t1w, AtlasPack pack, MethodRegistry methods, StepLog log, Execution execution) {
        Template template = log.take(pack.template(pack.templates().getFirst(), execution));
        Mask brain = log.run(methods.first(BrainExtraction.class), t1w, execution.part(0, 0.2));
        Optional<Volume> grey = grey(new BrainScan(t1w, brain), methods.all(TissueSegmentation.class), log, execution.part(0.2, 0.35));
        ConfoundMasks noise = log.run(methods.first(ConfoundTissue.class), new BrainScan(t1w, brain), execution.part(0.35, 0.4));
        RegisteredTemplate registration = log.run(methods.first(TemplateRegistration.class),
                new TemplateRegistrationInput(t1w, brain, template.head(), template.brain()), execution.part(0.4, 0.8));
        Surface scalp = log.run(methods.first(ScalpExtraction.class), t1w, execution.part(0.8, 0.9));
        Surface brainSurface = log.run(methods.first(SurfaceExtraction.class), brain, execution.part(0.9, 1));
        return new Result(t1w, brain, grey, noise, scalp, brainSurface, template, registration);
    }

    /** Targets are limited to grey matter where it is known; a scan that cannot be segmented still has a target. */
    private static Optional<Volume> grey(BrainScan scan, List<TissueSegmentation> ways, StepLog log, Execution execution) {
        try {
            return ways.stream().findFirst().map(way -> log.run(way, scan, execution).grey());
        } catch (RefusedException e) {
            e.findings().forEach(log::say);
            return Optional.empty();
        }
    }
}

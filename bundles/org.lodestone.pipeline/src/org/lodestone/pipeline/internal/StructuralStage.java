package org.lodestone.pipeline.internal;

import org.lodestone.core.Execution;
import org.lodestone.image.Mask;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.atlas.AtlasPack;
import org.lodestone.method.atlas.Template;
import org.lodestone.method.structure.BrainExtraction;
import org.lodestone.method.structure.RegisteredTemplate;
import org.lodestone.method.structure.ScalpExtraction;
import org.lodestone.method.structure.SurfaceExtraction;
import org.lodestone.method.structure.TemplateRegistration;
import org.lodestone.method.structure.TemplateRegistrationInput;

/** From the T1w scan to brain, scalp and the way to the template. */
final class StructuralStage {

    /** What the stage gives: everything on the T1w scan's grid or in its space. */
    record Result(Volume t1w, Mask brain, Surface scalp, Surface brainSurface, Template template, RegisteredTemplate registration) {
    }

    private StructuralStage() {
    }

    static Result run(Volume t1w, AtlasPack pack, MethodRegistry methods, StepLog log, Execution execution) {
        Template template = log.take(pack.template(pack.templates().getFirst(), execution));
        Mask brain = log.run(methods.first(BrainExtraction.class), t1w, execution.part(0, 0.25));
        RegisteredTemplate registration = log.run(methods.first(TemplateRegistration.class),
                new TemplateRegistrationInput(t1w, brain, template.head(), template.brain()), execution.part(0.25, 0.8));
        Surface scalp = log.run(methods.first(ScalpExtraction.class), t1w, execution.part(0.8, 0.9));
        Surface brainSurface = log.run(methods.first(SurfaceExtraction.class), brain, execution.part(0.9, 1));
        return new Result(t1w, brain, scalp, brainSurface, template, registration);
    }
}

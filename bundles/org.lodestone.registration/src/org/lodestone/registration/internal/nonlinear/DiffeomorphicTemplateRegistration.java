package org.lodestone.registration.internal.nonlinear;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.SpatialTransform;
import org.lodestone.image.Mask;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.structure.RegisteredTemplate;
import org.lodestone.method.structure.TemplateRegistration;
import org.lodestone.method.structure.TemplateRegistrationInput;
import org.lodestone.registration.Diffeomorphism;
import org.lodestone.registration.internal.linear.AffineTemplateRegistration;
import org.lodestone.registration.internal.linear.BrainCorrelation;
import org.lodestone.registration.internal.linear.IgnoredPart;
import org.lodestone.registration.internal.linear.Pyramid;

/** Affine, then diffeomorphic registration of a T1w scan to the template. */
public final class DiffeomorphicTemplateRegistration implements TemplateRegistration {

    private static final double MARGIN_MM = 20;

    private static final MethodInfo INFO = new MethodInfo("lodestone.registration.diffeomorphic-template", "1",
            "Diffeomorphic to template",
            "Affine registration, then a smooth invertible deformation by a stationary velocity field that makes both images alike in "
                    + "every neighbourhood, symmetric between them.",
            List.of("Lorenzi M et al. LCC-Demons. NeuroImage 2013;81:470-483",
                    "Vercauteren T et al. Diffeomorphic demons. NeuroImage 2009;45:S61-S72",
                    "Avants BB et al. Symmetric diffeomorphic image registration. Med Image Anal 2008;12:26-41",
                    "Lucas BD, Kanade T. Proc IJCAI 1981:674-679"),
            10);

    @Override
    public MethodInfo info() {
        return INFO;
    }

    @Override
    public Outcome<RegisteredTemplate> run(TemplateRegistrationInput input, Parameters parameters, Execution execution) {
        TemplateRegistrationInput finite = new TemplateRegistrationInput(
                Pyramid.finite(input.t1w()), input.brain(), Pyramid.finite(input.template()), input.templateBrain(), input.ignored());
        return new AffineTemplateRegistration().run(finite, Parameters.NONE, execution.part(0, 0.3))
                .then(affine -> deform(finite, affine, execution.part(0.3, 1)));
    }

    private static Outcome<RegisteredTemplate> deform(
            TemplateRegistrationInput input, RegisteredTemplate start, Execution execution) {
        AffineTransform t1wToTemplate = (AffineTransform) start.t1wToTemplate();
        IgnoredPart ignored = IgnoredPart.of(input.ignored(), execution);
        Diffeomorphism deformation = Deformation.of(
                input.template(), input.templateBrain(), input.t1w(), t1wToTemplate.inverse(), ignored, MARGIN_MM, execution);
        SpatialTransform whole = t1wToTemplate.then(deformation.inverse());
        Mask compared = ignored.outOf(input.templateBrain(), t1wToTemplate.inverse().matrix());
        double similarity = BrainCorrelation.of(input.t1w(), input.template(), compared, whole.inverse(), execution);
        List<Finding> findings = new ArrayList<>();
        if (similarity < start.similarity()) {
            findings.add(Finding.warning("LS-REG-008",
                    "The deformation to the template made scan and template less alike than the affine map did.",
                    "Look at the overlay of template and scan before using any template coordinate.")
                    .with("affineSimilarity", start.similarity()).with("similarity", similarity));
        }
        execution.progress().report(1, "Registered to the template");
        return Outcome.done(new RegisteredTemplate(whole, similarity), findings);
    }
}

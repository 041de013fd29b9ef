package org.lodestone.registration.internal.linear;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.structure.RegisteredTemplate;
import org.lodestone.method.structure.TemplateRegistration;
import org.lodestone.method.structure.TemplateRegistrationInput;

/** Affine registration (12 parameters) of a T1w scan to the template by normalised mutual information. */
public final class AffineTemplateRegistration implements TemplateRegistration {

    /** Below this correlation inside the brain something went wrong: unlike contrasts, a lesion, a wrong mask. */
    private static final double LEAST_SIMILARITY = 0.4;

    private static final MethodInfo INFO = MethodInfo.of("lodestone.registration.affine-template", "1",
            "Affine to template",
            "Twelve parameters by normalised mutual information, from coarse to fine, started from the centres of the two brains.",
            "Studholme C, Hill DLG, Hawkes DJ. Pattern Recognition 1999;32:71-86",
            "Mattes D et al. IEEE Trans Med Imaging 2003;22:120-128");

    @Override
    public MethodInfo info() {
        return INFO;
    }

    @Override
    public Outcome<RegisteredTemplate> run(TemplateRegistrationInput given, Parameters parameters, Execution execution) {
        TemplateRegistrationInput input = new TemplateRegistrationInput(
                Pyramid.finite(given.t1w()), given.brain(), Pyramid.finite(given.template()), given.templateBrain(), given.ignored());
        if (input.brain().count() == 0 || input.templateBrain().count() == 0) {
            return Outcome.refused(Finding.error("LS-REG-001",
                    "The brain mask of the " + (input.brain().count() == 0 ? "T1w scan" : "template") + " is empty.",
                    "Check the brain extraction, or draw the mask."));
        }
        IgnoredPart ignored = IgnoredPart.of(input.ignored(), execution);
        AffineTransform templateToT1w = MaskedRegistration.affine(
                input.template(), input.templateBrain(), input.t1w(), input.brain(), ignored, execution);
        double similarity = BrainCorrelation.of(input.t1w(), input.template(),
                ignored.outOf(input.templateBrain(), templateToT1w.matrix()), templateToT1w, execution);
        List<Finding> findings = new ArrayList<>();
        if (similarity < LEAST_SIMILARITY) {
            findings.add(Finding.warning("LS-REG-002",
                    String.format(java.util.Locale.ROOT, "T1w scan and template agree poorly after registration (r = %.2f).", similarity),
                    "Look at the overlay of template and scan before using any template coordinate.").with("similarity", similarity));
        }
        return Outcome.done(new RegisteredTemplate(templateToT1w.inverse(), similarity), findings);
    }
}

package org.lodestone.registration.internal.linear;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.image.Mask;
import org.lodestone.image.SplineImage;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Morphology;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.structure.RegisteredTemplate;
import org.lodestone.method.structure.TemplateRegistration;
import org.lodestone.method.structure.TemplateRegistrationInput;

/** Affine registration (12 parameters) of a T1w scan to the template by normalised mutual information. */
public final class AffineTemplateRegistration implements TemplateRegistration {

    /** Angles tried about each axis: a head turned by 30 degrees lies within 9 degrees of one of them. */
    private static final double[] ANGLES_RAD =
            {0, Math.toRadians(-18), Math.toRadians(18), Math.toRadians(-36), Math.toRadians(36)};
    private static final int BINS = 48;
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
    public Outcome<RegisteredTemplate> run(TemplateRegistrationInput input, Parameters parameters, Execution execution) {
        if (input.brain().count() == 0 || input.templateBrain().count() == 0) {
            return Outcome.refused(Finding.error("LS-REG-001",
                    "The brain mask of the " + (input.brain().count() == 0 ? "T1w scan" : "template") + " is empty.",
                    "Check the brain extraction, or draw the mask."));
        }
        AffineTransform templateToT1w = register(input, execution);
        double similarity = BrainCorrelation.of(
                input.t1w(), input.template(), input.templateBrain(), templateToT1w, execution);
        List<Finding> findings = new ArrayList<>();
        if (similarity < LEAST_SIMILARITY) {
            findings.add(Finding.warning("LS-REG-002",
                    String.format(java.util.Locale.ROOT, "T1w scan and template agree poorly after registration (r = %.2f).", similarity),
                    "Look at the overlay of template and scan before using any template coordinate.").with("similarity", similarity));
        }
        return Outcome.done(new RegisteredTemplate(templateToT1w.inverse(), similarity), findings);
    }

    /**
     * The registration without its report.
     *
     * @param input images and masks, not empty
     * @param execution threads, progress and cancellation
     * @return from the template's space to the T1w space
     */
    public static AffineTransform register(TemplateRegistrationInput input, Execution execution) {
        double ratio = Math.cbrt(input.brain().volumeMl() / input.templateBrain().volumeMl());
        List<Affine> starts = LinearRegistration.turns(Pyramid.centreMm(input.templateBrain()), Pyramid.centreMm(input.brain()),
                Math.clamp(ratio, 0.8, 1.25), ANGLES_RAD);
        execution.progress().report(0, "Finding the head's position");
        LinearRegistration.Fit fit = LinearRegistration.search(strippedAt(10, input, execution), LinearModel.AFFINE, starts, 5);
        execution.progress().report(0.3, "Affine registration");
        fit = LinearRegistration.climb(strippedAt(5, input, execution), LinearModel.AFFINE, fit.map(), 60, 0.02);
        execution.progress().report(0.6, "Affine registration");
        fit = LinearRegistration.climb(wholeAt(2.5, input, execution), LinearModel.AFFINE, fit.map(), 60, 0.01);
        execution.progress().report(1, "Affine registration");
        return new AffineTransform(input.template().grid().frame(), input.t1w().grid().frame(), fit.map());
    }

    /** Brains alone: their outlines draw the images together from far away. */
    private static MutualInformation strippedAt(double spacingMm, TemplateRegistrationInput input, Execution execution) {
        Volume fixed = Pyramid.at(Pyramid.stripped(input.template(), input.templateBrain()), spacingMm, execution);
        Volume moving = Pyramid.at(Pyramid.stripped(input.t1w(), input.brain()), spacingMm, execution);
        Mask region = Morphology.dilate(Pyramid.on(fixed.grid(), input.templateBrain(), execution), 1.5 * spacingMm, execution);
        return similarity(fixed, region, moving, Pyramid.on(moving.grid(), input.brain(), execution), execution);
    }

    /** Whole heads compared inside the template's brain and a little beyond: an error of the patient's mask does no harm. */
    private static MutualInformation wholeAt(double spacingMm, TemplateRegistrationInput input, Execution execution) {
        Volume fixed = Pyramid.at(input.template(), spacingMm, execution);
        Volume moving = Pyramid.at(input.t1w(), spacingMm, execution);
        Mask region = Morphology.dilate(Pyramid.on(fixed.grid(), input.templateBrain(), execution), spacingMm, execution);
        return similarity(fixed, region, moving, Pyramid.on(moving.grid(), input.brain(), execution), execution);
    }

    private static MutualInformation similarity(Volume fixed, Mask region, Volume moving, Mask movingBrain, Execution execution) {
        IntensityRange range = IntensityRange.of(moving.toFloats(), movingBrain.indices());
        return new MutualInformation(SamplePoints.of(fixed, region, BINS), SplineImage.of(moving, execution),
                new IntensityRange(Math.min(0, range.low()), range.high()), BINS, execution);
    }
}

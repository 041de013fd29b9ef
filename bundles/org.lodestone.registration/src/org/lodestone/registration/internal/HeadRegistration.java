package org.lodestone.registration.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.SpatialTransform;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.structure.ImageRegistration;
import org.lodestone.method.structure.ImageRegistrationInput;
import org.lodestone.method.structure.RegisteredImages;
import org.lodestone.registration.internal.linear.BrainCorrelation;
import org.lodestone.registration.internal.linear.HeadMask;
import org.lodestone.registration.internal.linear.IgnoredPart;
import org.lodestone.registration.internal.linear.MaskedRegistration;
import org.lodestone.registration.internal.linear.Pyramid;
import org.lodestone.registration.internal.nonlinear.Deformation;

/** Rigid, affine or diffeomorphic registration of two scans of heads. */
public final class HeadRegistration implements ImageRegistration {

    private static final double MARGIN_MM = 14;
    private static final double LINEAR_MM = 2;

    private static final MethodInfo INFO = MethodInfo.of("lodestone.registration.head", "1",
            "Head to head",
            "Rigid or affine by normalised mutual information; nonlinear by a stationary velocity field on top, for images of one contrast.",
            "Studholme C, Hill DLG, Hawkes DJ. Pattern Recognition 1999;32:71-86",
            "Lorenzi M et al. LCC-Demons. NeuroImage 2013;81:470-483");

    @Override
    public MethodInfo info() {
        return INFO;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.choice("type", "affine", List.of("rigid", "affine", "nonlinear"),
                "Which maps are allowed: 6 parameters, 12 parameters, or 12 and a smooth invertible deformation."));
    }

    @Override
    public Outcome<RegisteredImages> run(ImageRegistrationInput input, Parameters parameters, Execution execution) {
        Volume fixed = Pyramid.finite(input.fixed());
        Volume moving = Pyramid.finite(input.moving());
        // The linear part looks at nothing finer: all of it, masks included, works on an eighth of the voxels of a 1 mm scan.
        Volume coarseFixed = Pyramid.at(fixed, LINEAR_MM, execution);
        Volume coarseMoving = Pyramid.at(moving, LINEAR_MM, execution);
        Mask fixedHead = HeadMask.of(coarseFixed, execution);
        Mask movingHead = HeadMask.of(coarseMoving, execution);
        if (fixedHead.count() < 100 || movingHead.count() < 100) {
            return Outcome.refused(Finding.error("LS-REG-010",
                    "The " + (fixedHead.count() < 100 ? "fixed" : "moving") + " image shows no head: it is empty or constant.",
                    "Check the file."));
        }
        String type = parameters.text("type");
        boolean nonlinear = type.equals("nonlinear");
        AffineTransform linear = MaskedRegistration.heads(
                coarseFixed, fixedHead, coarseMoving, movingHead, type.equals("rigid"), execution.part(0, nonlinear ? 0.25 : 1));
        SpatialTransform fixedToMoving = linear;
        double similarity = BrainCorrelation.of(coarseMoving, coarseFixed, fixedHead, linear, execution);
        List<Finding> findings = new ArrayList<>();
        if (nonlinear) {
            double before = similarity;
            Mask head = Pyramid.on(fixed.grid(), fixedHead, execution);
            fixedToMoving = Deformation.of(fixed, head, moving, linear, IgnoredPart.NOTHING, MARGIN_MM, execution.part(0.25, 1)).then(linear);
            similarity = BrainCorrelation.of(coarseMoving, coarseFixed, fixedHead, fixedToMoving, execution);
            if (similarity < before || before < 0.2) {
                findings.add(Finding.warning("LS-REG-008",
                        String.format(Locale.ROOT, "The images are of unlike contrast or did not come closer (r = %.2f, then %.2f).",
                                before, similarity),
                        "Use a rigid or affine registration, or images of the same contrast; look at the overlay."));
            }
        }
        execution.progress().report(1, "Registered");
        return Outcome.done(new RegisteredImages(fixedToMoving, similarity), findings);
    }
}

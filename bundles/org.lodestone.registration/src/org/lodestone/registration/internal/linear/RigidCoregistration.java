package org.lodestone.registration.internal.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.SplineImage;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Morphology;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.CoregisteredRun;
import org.lodestone.method.function.Coregistration;
import org.lodestone.method.function.CoregistrationInput;

/** Rigid registration of a run's reference volume to the T1w scan by normalised mutual information, for both hands of the run. */
public final class RigidCoregistration implements Coregistration {

    private static final double[] ANGLES_RAD = {0, Math.toRadians(-20), Math.toRadians(20)};
    private static final int BINS = 48;
    /** A run seen in a mirror fits worse by more than this when nothing is flipped. */
    private static final double CLEAR_DIFFERENCE = 0.002;

    private static final MethodInfo INFO = MethodInfo.of("lodestone.registration.rigid-bold-t1w", "1",
            "Rigid BOLD to T1w",
            "Six parameters by normalised mutual information, from coarse to fine, from several starts; compares the run with its mirror "
                    + "image to find swapped sides.",
            "Studholme C, Hill DLG, Hawkes DJ. Pattern Recognition 1999;32:71-86",
            "Mattes D et al. IEEE Trans Med Imaging 2003;22:120-128");

    @Override
    public MethodInfo info() {
        return INFO;
    }

    @Override
    public Outcome<CoregisteredRun> run(CoregistrationInput given, Parameters parameters, Execution execution) {
        CoregistrationInput input =
                new CoregistrationInput(Pyramid.finite(given.boldReference()), Pyramid.finite(given.t1w()), given.brain());
        if (input.brain().count() == 0) {
            return Outcome.refused(Finding.error("LS-REG-001", "The brain mask of the T1w scan is empty.",
                    "Check the brain extraction, or draw the mask."));
        }
        Mask head = HeadMask.of(input.boldReference(), execution);
        if (head.count() < 100) {
            return Outcome.refused(Finding.error("LS-REG-003", "The reference volume of the run shows no head.",
                    "Check that the run is BOLD and not empty."));
        }
        Grid grid = input.boldReference().grid();
        Affine mirror = Affine.translation(new Vec3(2 * grid.centreMm().x(), 0, 0)).times(Affine.scaling(-1, 1, 1));
        execution.progress().report(0, "Bringing the run onto the T1w scan");
        LinearRegistration.Fit straight = register(input, head, Affine.IDENTITY, execution.part(0, 0.5));
        execution.progress().report(0.5, "Comparing the run with its mirror image");
        LinearRegistration.Fit mirrored = register(input, head, mirror, execution.part(0.5, 1));
        if (Double.isNaN(straight.information())) {
            return Outcome.refused(Finding.error("LS-REG-004", "The run and the T1w scan do not overlap.",
                    "Check that both are of the same person and that their headers are right."));
        }
        AffineTransform boldToT1w = new AffineTransform(grid.frame(), input.t1w().grid().frame(), straight.map());
        List<Finding> findings = new ArrayList<>();
        if (!(mirrored.information() < straight.information() - CLEAR_DIFFERENCE)) {
            findings.add(Finding.warning("LS-REG-005",
                    String.format(Locale.ROOT, "The run fits the T1w scan no better than its left-right mirror image does (%.4f, %.4f).",
                            straight.information(), mirrored.information()),
                    "One of the images may be flipped: check a fiducial marker or the conversion before any target is used."));
        }
        return Outcome.done(new CoregisteredRun(boldToT1w, straight.information(), mirrored.information()), findings);
    }

    private static LinearRegistration.Fit register(CoregistrationInput input, Mask head, Affine hand, Execution execution) {
        MutualInformation coarse = similarity(input, head, hand, 8, execution);
        Vec3 brainCentre = Pyramid.centreMm(input.brain());
        Vec3 headCentre = hand.apply(Pyramid.centreMm(head));
        List<Affine> starts = new ArrayList<>(LinearRegistration.turns(headCentre, brainCentre, 1, ANGLES_RAD));
        starts.addAll(LinearRegistration.turns(headCentre, headCentre, 1, ANGLES_RAD));
        LinearRegistration.Fit fit = LinearRegistration.search(coarse, LinearModel.RIGID, starts, 6);
        if (Double.isNaN(fit.information())) {
            return fit;
        }
        fit = LinearRegistration.climb(similarity(input, head, hand, 4, execution), LinearModel.RIGID, fit.map(), 40, 0.02);
        return LinearRegistration.climb(similarity(input, head, hand, 2, execution), LinearModel.RIGID, fit.map(), 40, 0.005);
    }

    private static MutualInformation similarity(
            CoregistrationInput input, Mask head, Affine hand, double spacingMm, Execution execution) {
        Volume fixed = Pyramid.at(input.boldReference(), spacingMm, execution);
        Mask region = Morphology.dilate(Pyramid.on(fixed.grid(), head, execution), Math.max(4, spacingMm), execution);
        Volume moving = Pyramid.at(input.t1w(), spacingMm, execution);
        IntensityRange range = IntensityRange.of(
                moving.toFloats(), Pyramid.on(moving.grid(), input.brain(), execution).indices());
        return new MutualInformation(SamplePoints.of(fixed, region, BINS).mapped(hand), SplineImage.of(moving, execution),
                new IntensityRange(Math.min(0, range.low()), range.high()), BINS, execution);
    }
}

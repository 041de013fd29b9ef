package org.lodestone.registration.internal.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.image.Mask;
import org.lodestone.image.SplineImage;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Morphology;

/**
 * Linear registration of two scans by normalised mutual information, from coarse to fine: first of what the masks hold, started from their
 * centres at many angles, then of the whole images in and around the fixed mask.
 */
public final class MaskedRegistration {

    /** Angles tried about each axis: a head turned by 30 degrees lies within 9 degrees of one of them. */
    private static final double[] ANGLES_RAD =
            {0, Math.toRadians(-18), Math.toRadians(18), Math.toRadians(-36), Math.toRadians(36)};
    private static final int BINS = 48;

    private final Volume fixed;
    private final Mask fixedMask;
    private final Volume moving;
    private final Mask movingMask;
    private final IgnoredPart ignored;
    private final Execution execution;

    private MaskedRegistration(Volume fixed, Mask fixedMask, Volume moving, Mask movingMask, IgnoredPart ignored,
            Execution execution) {
        this.fixed = fixed;
        this.fixedMask = fixedMask;
        this.moving = moving;
        this.movingMask = movingMask;
        this.ignored = ignored;
        this.execution = execution;
    }

    /**
     * Registers two brains, whose sizes are compared for a start.
     *
     * @param fixed image that stays
     * @param fixedBrain its brain, not empty
     * @param moving image that is brought onto it
     * @param movingBrain its brain, not empty
     * @param ignored part of the moving image that must not count
     * @param execution threads, progress and cancellation
     * @return affine, from the fixed image's space to the moving one's
     */
    public static AffineTransform affine(
            Volume fixed, Mask fixedBrain, Volume moving, Mask movingBrain, IgnoredPart ignored, Execution execution) {
        double ratio = Math.clamp(Math.cbrt(movingBrain.volumeMl() / fixedBrain.volumeMl()), 0.8, 1.25);
        MaskedRegistration registration = new MaskedRegistration(fixed, fixedBrain, moving, movingBrain, ignored, execution);
        return registration.run(LinearModel.AFFINE, LinearRegistration.turns(
                Pyramid.centreMm(fixedBrain), Pyramid.centreMm(movingBrain), ratio, ANGLES_RAD));
    }

    /**
     * Registers two heads, which may show more or less of the neck: starts from their centres and from the coordinates of their files.
     *
     * @param fixed image that stays
     * @param fixedHead its head, not empty
     * @param moving image that is brought onto it
     * @param movingHead its head, not empty
     * @param rigid whether sizes must stay
     * @param execution threads, progress and cancellation
     * @return rigid or affine, from the fixed image's space to the moving one's
     */
    public static AffineTransform heads(
            Volume fixed, Mask fixedHead, Volume moving, Mask movingHead, boolean rigid, Execution execution) {
        Vec3 centre = Pyramid.centreMm(fixedHead);
        List<Affine> starts = new ArrayList<>(LinearRegistration.turns(centre, Pyramid.centreMm(movingHead), 1, ANGLES_RAD));
        starts.addAll(LinearRegistration.turns(centre, centre, 1, ANGLES_RAD));
        MaskedRegistration registration = new MaskedRegistration(fixed, fixedHead, moving, movingHead, IgnoredPart.NOTHING, execution);
        return registration.run(rigid ? LinearModel.RIGID : LinearModel.AFFINE, starts);
    }

    private AffineTransform run(LinearModel model, List<Affine> starts) {
        execution.progress().report(0, "Finding the head's position");
        LinearRegistration.Fit fit = LinearRegistration.search(strippedAt(10, Optional.empty()), model, starts, 5);
        execution.progress().report(0.3, "Linear registration");
        fit = LinearRegistration.climb(strippedAt(5, Optional.of(fit.map())), model, fit.map(), 60, 0.02);
        execution.progress().report(0.6, "Linear registration");
        fit = LinearRegistration.climb(wholeAt(2.5, fit.map()), model, fit.map(), 60, 0.01);
        execution.progress().report(1, "Linear registration");
        return new AffineTransform(fixed.grid().frame(), moving.grid().frame(), fit.map());
    }

    /** Masked images: their outlines draw them together from far away. */
    private MutualInformation strippedAt(double spacingMm, Optional<Affine> known) {
        Volume still = Pyramid.at(Pyramid.stripped(fixed, fixedMask), spacingMm, execution);
        Mask region = Morphology.dilate(Pyramid.on(still.grid(), fixedMask, execution), 1.5 * spacingMm, execution);
        return similarity(still, known.map(map -> ignored.outOf(region, map)).orElse(region), Pyramid.at(Pyramid.stripped(moving, movingMask), spacingMm, execution));
    }

    /** Whole images compared inside the fixed mask and a little beyond: an error of the other mask does no harm. */
    private MutualInformation wholeAt(double spacingMm, Affine known) {
        Volume still = Pyramid.at(fixed, spacingMm, execution);
        Mask region = Morphology.dilate(Pyramid.on(still.grid(), fixedMask, execution), spacingMm, execution);
        return similarity(still, ignored.outOf(region, known), Pyramid.at(moving, spacingMm, execution));
    }

    private MutualInformation similarity(Volume still, Mask region, Volume pulled) {
        IntensityRange range = IntensityRange.of(
                pulled.toFloats(), Pyramid.on(pulled.grid(), movingMask, execution).indices());
        return new MutualInformation(SamplePoints.of(still, region, BINS), SplineImage.of(pulled, execution),
                new IntensityRange(Math.min(0, range.low()), range.high()), BINS, execution);
    }
}

package org.lodestone.phantom.anatomy;

import java.util.SplittableRandom;
import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;

/**
 * How a head was moved and sized: scaled and rotated about a pivot, then shifted.
 *
 * @param rotationDegrees about x, then y, then z, right-handed
 * @param translationMm shift of the pivot
 * @param scaling factor along x, y and z before the rotation
 * @param pivot point that only the shift moves, in millimetres
 */
public record HeadPose(Vec3 rotationDegrees, Vec3 translationMm, Vec3 scaling, Vec3 pivot) {

    /** No change of size. */
    public static final Vec3 SAME_SIZE = new Vec3(1, 1, 1);

    /** @return the pose as a map, from before to after the movement */
    public Affine toAffine() {
        Affine rotation = Affine.rotation(
                Math.toRadians(rotationDegrees.x()), Math.toRadians(rotationDegrees.y()), Math.toRadians(rotationDegrees.z()));
        return Affine.translation(pivot.times(-1))
                .then(Affine.scaling(scaling.x(), scaling.y(), scaling.z()))
                .then(rotation)
                .then(Affine.translation(pivot.plus(translationMm)));
    }

    /**
     * @param random source of the variation
     * @param degrees standard deviation of each angle
     * @param mm standard deviation of each shift
     * @return this pose, varied a little; size and pivot stay
     */
    public HeadPose varied(SplittableRandom random, double degrees, double mm) {
        return new HeadPose(rotationDegrees.plus(gaussian(random).times(degrees)), translationMm.plus(gaussian(random).times(mm)),
                scaling, pivot);
    }

    private static Vec3 gaussian(SplittableRandom random) {
        return new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
    }
}

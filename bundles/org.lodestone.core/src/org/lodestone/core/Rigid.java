package org.lodestone.core;

import java.util.Objects;

/**
 * A motion of space without frames: rotate, then shift, y = R x + t. As the pose of a body it maps body coordinates to the space the body
 * is seen in.
 *
 * @param rotation R
 * @param translationMm t, where the body's origin lies
 */
public record Rigid(Rotation rotation, Vec3 translationMm) {

    /** The motion that changes nothing. */
    public static final Rigid IDENTITY = new Rigid(Rotation.IDENTITY, Vec3.ZERO);

    /** Checks the components. */
    public Rigid {
        Objects.requireNonNull(rotation, "rotation");
        if (!translationMm.isFinite()) {
            throw new ArithmeticException("translation " + translationMm);
        }
    }

    /**
     * @return the same motion as a quaternion and a shift
     * @throws ArithmeticException when the matrix shears, scales or mirrors
     */
    public static Rigid of(Affine matrix) {
        return new Rigid(Rotation.of(matrix), matrix.offset());
    }

    /** @return R p + t */
    public Vec3 apply(Vec3 p) {
        return rotation.apply(p).plus(translationMm);
    }

    /** @return the motion that applies this first and {@code next} after it */
    public Rigid then(Rigid next) {
        return new Rigid(rotation.then(next.rotation), next.apply(translationMm));
    }

    /** @return the motion back */
    public Rigid inverse() {
        Rotation back = rotation.inverse();
        return new Rigid(back, back.apply(translationMm).times(-1));
    }

    /**
     * A motion between this and another: straight for the origin, the shortest way for the rotation.
     *
     * @param other the end
     * @param fraction 0 gives this, 1 gives {@code other}
     * @return the motion between
     */
    public Rigid towards(Rigid other, double fraction) {
        return new Rigid(rotation.towards(other.rotation, fraction),
                translationMm.plus(other.translationMm.minus(translationMm).times(fraction)));
    }

    /** @return this as a matrix */
    public Affine toAffine() {
        return rotation.toAffine().then(Affine.translation(translationMm));
    }
}

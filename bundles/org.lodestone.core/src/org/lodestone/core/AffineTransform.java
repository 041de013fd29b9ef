package org.lodestone.core;

import java.util.Objects;

/**
 * An affine map between two named spaces.
 *
 * @param from space of the input
 * @param to space of the output
 * @param matrix the map, millimetres to millimetres
 */
public record AffineTransform(Frame from, Frame to, Affine matrix) implements SpatialTransform {

    /** Checks the components. */
    public AffineTransform {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (!matrix.isFinite() || matrix.determinant() == 0) {
            throw new IllegalArgumentException("not invertible: " + matrix);
        }
    }

    /** @return the map that changes nothing, from {@code frame} to itself */
    public static AffineTransform identity(Frame frame) {
        return new AffineTransform(frame, frame, Affine.IDENTITY);
    }

    @Override
    public Vec3 apply(Vec3 mm) {
        return matrix.apply(mm);
    }

    @Override
    public AffineTransform inverse() {
        return new AffineTransform(to, from, matrix.inverse());
    }

    @Override
    public SpatialTransform then(SpatialTransform next) {
        if (next instanceof AffineTransform affine) {
            to.require(affine.from);
            return new AffineTransform(from, affine.to, matrix.then(affine.matrix));
        }
        return ChainedTransform.of(this, next);
    }
}

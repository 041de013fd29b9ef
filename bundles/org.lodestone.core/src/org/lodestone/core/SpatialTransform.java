package org.lodestone.core;

/**
 * A map of positions from one space to another, linear or not. Immutable; called from any thread.
 *
 * <p>Images are resampled with the transform from the output grid's space to the image's own ("pull"): the name of a variable that
 * holds a transform says its direction, {@code t1wToTemplate}.
 */
public interface SpatialTransform {

    /** @return the space of the input */
    Frame from();

    /** @return the space of the output */
    Frame to();

    /**
     * Maps a position. The caller vouches for its space; use {@link #apply(FramePoint)} where speed does not matter.
     *
     * @param mm position in {@link #from()}, RAS+ millimetres
     * @return position in {@link #to()}, RAS+ millimetres
     */
    Vec3 apply(Vec3 mm);

    /** @return the map back */
    SpatialTransform inverse();

    /**
     * Maps a point.
     *
     * @param point in {@link #from()}
     * @return the same point in {@link #to()}
     * @throws FrameMismatchException when the point lies in another space
     */
    default FramePoint apply(FramePoint point) {
        from().require(point.frame());
        return new FramePoint(to(), apply(point.mm()));
    }

    /**
     * Chains two maps.
     *
     * @param next applied after this one
     * @return the map from {@code this.from()} to {@code next.to()}
     * @throws FrameMismatchException when the frames do not meet
     */
    default SpatialTransform then(SpatialTransform next) {
        return ChainedTransform.of(this, next);
    }
}

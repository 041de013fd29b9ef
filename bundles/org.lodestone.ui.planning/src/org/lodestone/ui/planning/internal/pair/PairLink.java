package org.lodestone.ui.planning.internal.pair;

import java.util.Optional;
import org.lodestone.core.FramePoint;
import org.lodestone.core.SpatialTransform;
import org.lodestone.ui.view.ReviewCase;

/** Carries places between the heads of two patients, through the template both were registered to; never by equal millimetres. */
final class PairLink {

    private PairLink() {
    }

    /** @return true when both cases know the way to the same template */
    static boolean exists(ReviewCase one, ReviewCase other) {
        return one.toTemplate().isPresent() && other.toTemplate().isPresent()
                && one.toTemplate().get().to().equals(other.toTemplate().get().to());
    }

    /**
     * @param point in the head of {@code from}
     * @param from where it lies
     * @param to into whose head
     * @return the same place of the template in the other head; empty when they have none in common
     */
    static Optional<FramePoint> carry(FramePoint point, ReviewCase from, ReviewCase to) {
        if (!exists(from, to)) {
            return Optional.empty();
        }
        SpatialTransform back = to.toTemplate().get().inverse();
        return Optional.of(back.apply(from.toTemplate().get().apply(point)));
    }
}

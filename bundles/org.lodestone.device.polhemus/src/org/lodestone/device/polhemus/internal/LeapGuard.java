package org.lodestone.device.polhemus.internal;

import org.lodestone.core.Rigid;
import org.lodestone.device.Validity;

/**
 * A record of a FASTRAK has no checksum: a flipped digit is a pose like any other. A pose of a station is therefore valid only when it follows
 * from the one received before at the speed of a hand that means to stay; one that leaps, and the one after it, are doubtful: they may be
 * shown, and nothing acts on them. So is the first one, and the first after a gap. What stays unseen are flips below the limit, 4 mm and 2
 * degrees for one station at 120 Hz. One station; the reader's thread.
 */
final class LeapGuard {

    private static final double NOISE_MM = 1.5;
    private static final double FASTEST_MM_PER_S = 300;
    private static final double NOISE_DEGREES = 1;
    private static final double FASTEST_DEGREES_PER_S = 120;
    /** Lines come in bursts, so that two may seem to be measured at the same time. */
    private static final double SHORTEST_S = 1.0 / 120;
    private static final double GAP_S = 0.2;

    private Rigid before = Rigid.IDENTITY;
    private long beforeNanos;
    private boolean known;

    /**
     * @param pose received
     * @param nanos when, on a monotonic clock
     * @return whether it follows from the one before
     */
    Validity judge(Rigid pose, long nanos) {
        double seconds = Math.max((nanos - beforeNanos) / 1e9, SHORTEST_S);
        boolean follows = known && seconds <= GAP_S
                && before.translationMm().distance(pose.translationMm()) <= NOISE_MM + FASTEST_MM_PER_S * seconds
                && Math.toDegrees(before.rotation().inverse().then(pose.rotation()).angleRad()) <= NOISE_DEGREES + FASTEST_DEGREES_PER_S * seconds;
        before = pose;
        beforeNanos = nanos;
        known = true;
        return follows ? Validity.VALID : Validity.DOUBTFUL;
    }
}

package org.lodestone.navigation.coil;

/**
 * Whether the coil is on target, without flicker: it counts as on target once it was inside the tolerance for a while, and stays so until
 * it leaves a slightly larger one. A pose that is not valid ends it at once. Immutable: each measurement makes the next value.
 *
 * @param onTarget whether it counts as on target
 * @param insideSinceNanos since when it is inside without a break; meaningless when {@code inside} is false
 * @param inside whether the last measurement was inside
 */
public record OnTarget(boolean onTarget, long insideSinceNanos, boolean inside) {

    /** Not on target, nothing measured yet. */
    public static final OnTarget START = new OnTarget(false, 0, false);

    /** How long it has to be inside before it counts. */
    public static final long DWELL_NANOS = 200_000_000L;

    /** The larger tolerance, as a multiple. */
    public static final double LEAVE_AT = 1.2;

    /**
     * @param used part of the tolerance that is used, see {@link Tolerance#used}; at most 1 is inside
     * @param nanos time of the measurement
     * @return what holds now
     */
    public OnTarget measured(double used, long nanos) {
        boolean nowInside = used <= 1;
        boolean kept = onTarget && used <= LEAVE_AT;
        long since = inside && nanos >= insideSinceNanos ? insideSinceNanos : nanos;
        return new OnTarget(kept || nowInside && nanos - since >= DWELL_NANOS, since, nowInside);
    }

    /** @return what holds when there is no valid pose */
    public OnTarget lost() {
        return START;
    }
}

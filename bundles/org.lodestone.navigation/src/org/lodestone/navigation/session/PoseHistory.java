package org.lodestone.navigation.session;

import java.util.Optional;
import org.lodestone.core.Rigid;

/**
 * The last poses of one body, for the question where it was at a time that is known only later: a pulse is heard of after it was given. One
 * thread adds, any thread asks.
 */
public final class PoseHistory {

    /** Between poses farther apart than this nothing is made up. */
    public static final long LONGEST_GAP_NANOS = 100_000_000L;

    private final long[] nanos;
    private final Rigid[] poses;
    private int count;
    private int next;

    /** @param capacity how many poses are kept; two seconds' worth is plenty */
    public PoseHistory(int capacity) {
        if (capacity < 2) {
            throw new IllegalArgumentException("capacity " + capacity);
        }
        nanos = new long[capacity];
        poses = new Rigid[capacity];
    }

    /**
     * Adds a valid pose. One that is not newer than the last is ignored.
     *
     * @param timeNanos when it was measured
     * @param pose where the body was
     */
    public synchronized void add(long timeNanos, Rigid pose) {
        if (count > 0 && timeNanos <= nanos[Math.floorMod(next - 1, nanos.length)]) {
            return;
        }
        nanos[next] = timeNanos;
        poses[next] = pose;
        next = (next + 1) % nanos.length;
        count = Math.min(count + 1, nanos.length);
    }

    /**
     * @param timeNanos a time
     * @return where the body was then, between the pose before and the pose after; empty when these are missing or too far apart
     */
    public synchronized Optional<Rigid> at(long timeNanos) {
        for (int back = 1; back <= count; back++) {
            int before = Math.floorMod(next - back, nanos.length);
            if (nanos[before] == timeNanos) {
                return Optional.of(poses[before]);
            }
            if (nanos[before] < timeNanos) {
                if (back == 1) {
                    return Optional.empty();
                }
                int after = (before + 1) % nanos.length;
                long gap = nanos[after] - nanos[before];
                return gap > LONGEST_GAP_NANOS ? Optional.empty()
                        : Optional.of(poses[before].towards(poses[after], (timeNanos - nanos[before]) / (double) gap));
            }
        }
        return Optional.empty();
    }
}

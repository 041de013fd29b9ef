package org.lodestone.runtime.internal;

/** Counts events over the last second in ten slots of 100 ms. Any thread. */
final class RateMeter {

    private static final long SLOT_NANOS = 100_000_000L;
    private static final int SLOTS = 10;

    private final int[] counts = new int[SLOTS + 1];
    private final long[] slots = new long[SLOTS + 1];

    synchronized void mark(long nowNanos) {
        long slot = Math.floorDiv(nowNanos, SLOT_NANOS);
        int i = (int) Math.floorMod(slot, SLOTS + 1L);
        if (slots[i] != slot) {
            slots[i] = slot;
            counts[i] = 0;
        }
        counts[i]++;
    }

    /** The slot that is still filling is left out, or the rate would flicker. */
    synchronized double perSecond(long nowNanos) {
        long slot = Math.floorDiv(nowNanos, SLOT_NANOS);
        int sum = 0;
        for (int i = 0; i <= SLOTS; i++) {
            if (slots[i] < slot && slots[i] >= slot - SLOTS) {
                sum += counts[i];
            }
        }
        return sum * (1e9 / (SLOT_NANOS * SLOTS));
    }
}

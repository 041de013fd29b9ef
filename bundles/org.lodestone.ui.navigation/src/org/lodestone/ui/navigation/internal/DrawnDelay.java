package org.lodestone.ui.navigation.internal;

import java.util.Arrays;
import java.util.Locale;

/** How long poses take from the arrival of their packet until they are drawn, in bins of a quarter of a millisecond. User interface's thread. */
public final class DrawnDelay {

    private static final int BINS = 4000;
    private static final double BIN_NANOS = 250_000;

    private final int[] counts = new int[BINS];
    private int total;
    private int backwards;
    private long last = Long.MIN_VALUE;

    /**
     * @param arrivedNanos when the packet of the pose that was drawn had arrived; each counts once
     * @param drawnNanos when the picture was done
     */
    public void drawn(long arrivedNanos, long drawnNanos) {
        if (arrivedNanos != last) {
            backwards += arrivedNanos < last ? 1 : 0;
            last = arrivedNanos;
            counts[(int) Math.clamp((drawnNanos - arrivedNanos) / BIN_NANOS, 0, BINS - 1)]++;
            total++;
        }
    }

    /** Forgets all. */
    public void clear() {
        Arrays.fill(counts, 0);
        total = 0;
        backwards = 0;
        last = Long.MIN_VALUE;
    }

    /** @return how many poses were drawn */
    public int total() {
        return total;
    }

    /** @return how many poses were drawn after one that had arrived later */
    public int backwards() {
        return backwards;
    }

    /** @return upper end of the bin below which that part lies, ms; NaN when nothing was drawn */
    public double quantileMs(double part) {
        long below = 0;
        for (int bin = 0; bin < BINS && total > 0; bin++) {
            below += counts[bin];
            if (below >= part * total) {
                return (bin + 1) * BIN_NANOS / 1e6;
            }
        }
        return Double.NaN;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "poses drawn: %d, median %.2f ms, p99 %.2f ms after their packet", total, quantileMs(0.5), quantileMs(0.99));
    }
}

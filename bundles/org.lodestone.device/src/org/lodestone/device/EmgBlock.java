package org.lodestone.device;

import java.util.Arrays;

/**
 * A stretch of muscle signal.
 *
 * @param hostNanos when its last sample reached the host
 * @param rateHz samples a second
 * @param channels number of channels
 * @param microvolts samples, channel fastest. Copied.
 */
public record EmgBlock(long hostNanos, double rateHz, int channels, float[] microvolts) implements DeviceEvent {

    /** Checks and copies. */
    public EmgBlock {
        if (channels < 1 || microvolts.length % channels != 0 || !(rateHz > 0)) {
            throw new IllegalArgumentException(channels + " channels, " + microvolts.length + " values, " + rateHz + " Hz");
        }
        microvolts = microvolts.clone();
    }

    @Override
    public float[] microvolts() {
        return microvolts.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmgBlock b && b.hostNanos == hostNanos && b.rateHz == rateHz && b.channels == channels
                && Arrays.equals(b.microvolts, microvolts);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hostNanos) * 31 + Arrays.hashCode(microvolts);
    }
}

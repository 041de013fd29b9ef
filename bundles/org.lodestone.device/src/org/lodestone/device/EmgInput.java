package org.lodestone.device;

/**
 * An open muscle amplifier: delivers {@link EmgBlock}s without gaps, each with {@link #channels()} channels at {@link #rateHz()}. Only
 * measures.
 */
public interface EmgInput extends StreamingDevice {

    /** @return number of channels, at least 1 */
    int channels();

    /** @return samples a second and channel */
    double rateHz();
}

package org.lodestone.device;

import java.util.OptionalLong;

/**
 * A stimulator gave a pulse.
 *
 * @param hostNanos when the host heard of it
 * @param deviceNanos when it was given by the device's clock; empty when unknown
 * @param realizedAmpPerUs steepness of the coil current in A/us as the device measured it; NaN when it does not say
 * @param intensityPercent set intensity in percent of maximum output; NaN when unknown
 */
public record PulseEvent(long hostNanos, OptionalLong deviceNanos, double realizedAmpPerUs, double intensityPercent)
        implements DeviceEvent {
}

package org.lodestone.device;

/**
 * What a stimulator says about itself.
 *
 * @param hostNanos when the host heard it
 * @param armed whether its capacitors are charged and a pulse could be given
 * @param intensityPercent set intensity in percent of maximum output; NaN when unknown
 * @param coilTemperatureC coil temperature in degrees Celsius; NaN when unknown
 * @param coilConnected whether a coil is plugged in
 */
public record StimulatorStatus(
        long hostNanos, boolean armed, double intensityPercent, double coilTemperatureC, boolean coilConnected) implements DeviceEvent {
}

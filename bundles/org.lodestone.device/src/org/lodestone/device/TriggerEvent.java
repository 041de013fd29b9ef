package org.lodestone.device;

/**
 * A wire changed its level.
 *
 * @param hostNanos when the host saw it
 * @param channel number of the wire, from 0
 * @param rising true for low to high
 */
public record TriggerEvent(long hostNanos, int channel, boolean rising) implements DeviceEvent {
}

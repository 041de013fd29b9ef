package org.lodestone.device;

import java.util.Objects;

/**
 * State and reason together, as the dashboard shows them.
 *
 * @param state where the device is in its life
 * @param detail why, for programs
 * @param message why, for the operator: one line, no patient data; empty when there is nothing to add
 */
public record DeviceStatus(DeviceState state, Detail detail, String message) {

    /** Checks the components. */
    public DeviceStatus {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(message, "message");
    }

    /** @return a state that needs no reason */
    public static DeviceStatus of(DeviceState state) {
        return new DeviceStatus(state, Detail.NONE, "");
    }
}

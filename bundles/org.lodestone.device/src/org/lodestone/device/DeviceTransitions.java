package org.lodestone.device;

import static org.lodestone.device.DeviceState.ABSENT;
import static org.lodestone.device.DeviceState.ACTIVE;
import static org.lodestone.device.DeviceState.CLOSING;
import static org.lodestone.device.DeviceState.CONNECTING;
import static org.lodestone.device.DeviceState.DEGRADED;
import static org.lodestone.device.DeviceState.FAILED;
import static org.lodestone.device.DeviceState.OFFLINE;
import static org.lodestone.device.DeviceState.READY;

import java.util.Optional;

/**
 * The life cycle of a device as a pure function, so that every pair of state and signal can be tested. Two rules of safety are in it: no
 * signal leads from anywhere but READY or DEGRADED to ACTIVE, so a device that comes back is READY at best; and FAILED is left only by a
 * person's acknowledgement or by the driver's removal (the host remembers the failure across that).
 */
public final class DeviceTransitions {

    private DeviceTransitions() {
    }

    /**
     * @param state where the device is
     * @param signal what happened
     * @return where it goes; empty when the signal has no meaning there and is ignored. A report of the state it is in already returns
     *     that state, because its reason may have changed.
     */
    public static Optional<DeviceState> next(DeviceState state, DeviceSignal signal) {
        return Optional.ofNullable(switch (signal) {
            case DRIVER_ARRIVED -> state == ABSENT ? OFFLINE : null;
            case DRIVER_LEFT -> switch (state) {
                case ABSENT -> null;
                case OFFLINE, FAILED -> ABSENT;
                case CONNECTING, READY, ACTIVE, DEGRADED, CLOSING -> CLOSING;
            };
            case CONNECT -> state == OFFLINE ? CONNECTING : null;
            case OPENED -> state == CONNECTING ? READY : null;
            case OPEN_FAILED -> state == CONNECTING ? OFFLINE : null;
            case OPEN_REFUSED -> state == CONNECTING ? FAILED : null;
            case DISCONNECT -> state == CONNECTING || state.isConnected() ? CLOSING : null;
            case CLOSED -> state == CLOSING ? OFFLINE : null;
            case ACKNOWLEDGE -> state == FAILED ? OFFLINE : null;
            case REMEMBERED_FAILURE -> state == OFFLINE ? FAILED : null;
            case REPORT_READY -> state.isConnected() ? READY : null;
            case REPORT_ACTIVE -> state.isConnected() ? ACTIVE : null;
            case REPORT_DEGRADED -> state == ACTIVE || state == DEGRADED ? DEGRADED : null;
            case REPORT_FAILED -> state == CONNECTING || state.isConnected() || state == FAILED ? FAILED : null;
            case REPORT_LOST -> state.isConnected() ? OFFLINE : null;
            case HUNG -> state == ABSENT || state == OFFLINE ? null : FAILED;
        });
    }
}

package org.lodestone.runtime;

import org.lodestone.device.DeviceStatus;
import org.lodestone.device.DriverInfo;
import java.util.Optional;

/**
 * A device at one instant, for a dashboard.
 *
 * @param id permanent name in this installation
 * @param title for people
 * @param driverId driver it is configured for
 * @param driver the driver that serves it now; empty while that is missing
 * @param status state and reason
 * @param identity model and serial number as the device says; empty while not connected
 * @param rateHz events a second over the last second
 * @param dropped events that came out of order and were not passed on
 */
public record DeviceSnapshot(
        String id, String title, String driverId, Optional<DriverInfo> driver, DeviceStatus status, String identity, double rateHz,
        long dropped) {
}

package org.lodestone.runtime.internal;

import org.lodestone.core.Finding;
import org.lodestone.core.Severity;
import org.lodestone.device.Detail;
import org.lodestone.device.Device;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceDriver;
import org.lodestone.device.DeviceException;
import org.lodestone.device.DeviceSignal;

/**
 * How opening a device ended.
 *
 * @param signal OPENED, OPEN_FAILED or OPEN_REFUSED
 * @param detail why not
 * @param message why not, for people; of a success the device's identity
 */
record OpenAttempt(DeviceSignal signal, Detail detail, String message) {

    /** An attempt that has no result yet. */
    static final OpenAttempt UNFINISHED = new OpenAttempt(DeviceSignal.OPEN_FAILED, Detail.INTERNAL_ERROR, "");

    /** Opens and tests; nothing a driver throws gets out. */
    static OpenAttempt by(DeviceDriver driver, DeviceConfig config, Session session) {
        try {
            Device device = driver.open(config, session);
            session.device = device;
            for (Finding finding : device.selfTest()) {
                if (finding.severity() == Severity.ERROR) {
                    return new OpenAttempt(DeviceSignal.OPEN_REFUSED, Detail.SELF_TEST_FAILED, finding.message());
                }
            }
            return new OpenAttempt(DeviceSignal.OPENED, Detail.NONE, device.identity());
        } catch (DeviceException e) {
            DeviceSignal signal = mayPass(e.detail()) ? DeviceSignal.OPEN_FAILED : DeviceSignal.OPEN_REFUSED;
            return new OpenAttempt(signal, e.detail(), e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            return new OpenAttempt(DeviceSignal.OPEN_REFUSED, Detail.INTERNAL_ERROR, String.valueOf(e));
        }
    }

    /** A cable may be plugged in again by itself; a wrong device is not exchanged by itself. */
    private static boolean mayPass(Detail detail) {
        return switch (detail) {
            case COMMUNICATION_LOST, TIMEOUT, STALE_DATA, PROTOCOL_ERROR -> true;
            default -> false;
        };
    }
}

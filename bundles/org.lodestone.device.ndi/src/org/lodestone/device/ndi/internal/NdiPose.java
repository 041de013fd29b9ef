package org.lodestone.device.ndi.internal;

import java.util.Optional;
import org.lodestone.core.Rigid;

/**
 * One tool in a reply.
 *
 * @param handle the port handle, 0 to 255
 * @param toolToCamera its pose; empty when missing or disabled
 * @param errorMm root mean square error the device gives
 * @param portStatus bits of the port: 0x40 out of volume, 0x80 partially out of volume
 * @param frame number of the camera frame, at 60 Hz on most devices
 */
record NdiPose(int handle, Optional<Rigid> toolToCamera, double errorMm, long portStatus, long frame) {

    /** @return whether markers were outside the volume in which the device keeps its promises */
    boolean isOutOfVolume() {
        return (portStatus & 0xC0) != 0;
    }
}

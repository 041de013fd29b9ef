package org.lodestone.device;

/** What a device can do beyond the least its kind asks for. */
public enum Capability {
    /** Stamps what it measures with its own clock. */
    DEVICE_TIME,
    /** Says how wrong each pose may be. */
    ERROR_ESTIMATE,
    /** Several bodies at once. */
    SEVERAL_TOOLS,
    /** Reports each pulse by itself. */
    PULSE_EVENTS,
    /** Intensity can be set from here. */
    SET_INTENSITY,
    /** Can be armed and disarmed from here. */
    REMOTE_ARM,
    /** Can be fired from here. */
    REMOTE_TRIGGER,
    /** Can be moved from here. */
    REMOTE_MOTION,
    /** Not hardware: what it delivers is made up, and everything that shows it says so. */
    SIMULATED
}

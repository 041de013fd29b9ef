package org.lodestone.device;

/** Why a device is in its state. */
public enum Detail {
    /** Nothing to add. */
    NONE,
    /** No bundle offers the driver the configuration names. */
    DRIVER_MISSING,
    /** A setting is missing or not allowed. */
    NOT_CONFIGURED,
    /** Something answered, but not the configured device. */
    WRONG_DEVICE,
    /** The connection broke or could not be made. */
    COMMUNICATION_LOST,
    /** No answer in the time it may take. */
    TIMEOUT,
    /** Connected, but nothing new comes. */
    STALE_DATA,
    /** What comes breaks the protocol: checksum, length, order. */
    PROTOCOL_ERROR,
    /** The device's own test, or ours of it, did not pass. */
    SELF_TEST_FAILED,
    /** A safety contact is open: stop button, coil cable, hardware interlock. */
    INTERLOCK_OPEN,
    /** Too hot. */
    OVER_TEMPERATURE,
    /** Its calibration has expired. */
    CALIBRATION_DUE,
    /** The driver was built for another version of this interface, or two drivers claim the device. */
    INCOMPATIBLE_DRIVER,
    /** The operator has not enabled control in this session. */
    CONTROL_NOT_ENABLED,
    /** The driver failed in a way it did not foresee. */
    INTERNAL_ERROR
}

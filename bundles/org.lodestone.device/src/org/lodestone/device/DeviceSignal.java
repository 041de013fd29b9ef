package org.lodestone.device;

/** What can happen to a device; the input of {@link DeviceTransitions}. */
public enum DeviceSignal {
    /** The driver's bundle started. */
    DRIVER_ARRIVED,
    /** The driver's bundle stops. */
    DRIVER_LEFT,
    /** Somebody or the host's back-off asks to connect. */
    CONNECT,
    /** Opening and self-test succeeded. */
    OPENED,
    /** Opening failed in a way that may pass: no answer, cable out. */
    OPEN_FAILED,
    /** Opening failed in a way that needs a person: wrong device, self-test. */
    OPEN_REFUSED,
    /** The operator asks to disconnect. */
    DISCONNECT,
    /** Resources are released. */
    CLOSED,
    /** A person has looked at the failure. */
    ACKNOWLEDGE,
    /** The driver is back, but nobody has looked yet at the failure it left with. */
    REMEMBERED_FAILURE,
    /** The device stopped streaming, disarmed, left servo. */
    REPORT_READY,
    /** The device streams, is armed, servoes. */
    REPORT_ACTIVE,
    /** The device works with limits. */
    REPORT_DEGRADED,
    /** The device needs a person. */
    REPORT_FAILED,
    /** The connection broke. */
    REPORT_LOST,
    /** A call into the driver did not return in its time; the host gave it up. */
    HUNG
}

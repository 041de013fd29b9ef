package org.lodestone.device;

/** Where a device is in its life. The supervisor owns the machine ({@link DeviceTransitions}); a device reports only some of them. */
public enum DeviceState {
    /** Configured, but no driver runs for it. */
    ABSENT,
    /** A driver runs, but there is no connection. */
    OFFLINE,
    /** Being opened, identified and tested. */
    CONNECTING,
    /** Connected, the right device, self-test passed; not streaming, not armed, not servoing. */
    READY,
    /** A tracker streams, a stimulator is armed, a robot servoes. */
    ACTIVE,
    /** Active with limits that the detail names: poor signal, stale data. */
    DEGRADED,
    /** A person has to look; leaves only on acknowledgement. */
    FAILED,
    /** Safe state commanded, resources being released. */
    CLOSING;

    /** @return true while there is an open connection that delivers or could */
    public boolean isConnected() {
        return this == READY || this == ACTIVE || this == DEGRADED;
    }
}

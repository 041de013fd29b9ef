package org.lodestone.device;

/** Whether a pose may be used. */
public enum Validity {
    /** Measured as the device promises. */
    VALID,
    /** Measured under poor conditions (too few markers, edge of the volume): may be shown, never acted on. */
    DOUBTFUL,
    /** The device says it does not see the body; the pose is the last one or meaningless. */
    MISSING,
    /** Was valid, but is too old. Set by the host, not by drivers. */
    STALE
}

package org.lodestone.navigation.session;

/** Where a treatment session is. */
public enum SessionState {
    /** All its devices deliver. */
    RUNNING,
    /** A device is away or silent; what was recorded stays, and the session goes on when it is back. */
    PAUSED,
    /** Over. */
    ENDED
}

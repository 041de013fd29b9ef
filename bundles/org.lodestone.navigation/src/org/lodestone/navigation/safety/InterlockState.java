package org.lodestone.navigation.safety;

/** How far the way to a pulse has been gone. */
public enum InterlockState {
    /** Devices only report. Every session begins here. */
    MONITOR,
    /** The operator has enabled control in this session. */
    ENABLED,
    /** A person has confirmed plan and patient; the stimulator may be armed for a short while. */
    CONFIRMED,
    /** The stimulator reports that it is armed. */
    ARMED,
    /** Something that has to last was lost; disarmed until a person has looked. */
    HOLD
}

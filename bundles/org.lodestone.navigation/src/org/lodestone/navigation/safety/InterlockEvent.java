package org.lodestone.navigation.safety;

/** What can happen to the interlock. */
public enum InterlockEvent {
    /** The operator enables control for this session. */
    ENABLE_CONTROL,
    /** The operator withdraws control, or the session ends. */
    DISABLE_CONTROL,
    /** A person confirms plan and patient. */
    CONFIRM,
    /** The stimulator reports that it is armed. */
    STIMULATOR_ARMED,
    /** The stimulator reports that it is not armed. */
    STIMULATOR_DISARMED,
    /** The confirmation, or the time it may stay armed, has run out. */
    TIME_OUT,
    /** A condition changed. */
    CONDITIONS_CHANGED,
    /** Anybody pressed stop. */
    STOP,
    /** A person has looked at the reason of the hold. */
    ACKNOWLEDGE
}

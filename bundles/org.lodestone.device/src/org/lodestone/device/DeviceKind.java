package org.lodestone.device;

/** What a device is for. */
public enum DeviceKind {
    /** Measures poses of bodies in space. */
    TRACKER(true),
    /** Gives magnetic pulses. */
    STIMULATOR(false),
    /** Moves a coil. */
    ROBOT(false),
    /** Reports that a pulse was given, by a wire. */
    TRIGGER(true),
    /** Measures muscle response. */
    EMG(true);

    private final boolean harmless;

    DeviceKind(boolean harmless) {
        this.harmless = harmless;
    }

    /** @return true for devices that only measure: these are connected again without asking, the others only by an operator */
    public boolean reconnectsByItself() {
        return harmless;
    }
}

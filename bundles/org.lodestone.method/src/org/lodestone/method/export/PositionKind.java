package org.lodestone.method.export;

/** What a position in a file stands for. */
public enum PositionKind {
    /** The point in the cortex. */
    TARGET,
    /** Where the coil's centre touches the scalp. */
    SCALP,
    /** The coil's centre with its axes. */
    COIL
}

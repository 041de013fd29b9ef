package org.lodestone.pipeline;

/** Which of a file's geometries is used where they contradict each other or cannot be meant so. */
public enum HeaderChoice {
    /** The standard's order: sform, else qform, else voxel sizes; a contradiction fails a quality gate. */
    HEADER,
    /** The sform, deliberately. */
    SFORM,
    /** The qform, deliberately. */
    QFORM,
    /** The header's geometry with its axes made perpendicular: repairs a shear. */
    UPRIGHT
}

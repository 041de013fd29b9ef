package org.lodestone.method.dicom;

/** What a series is good for, suggested from its header; a person confirms. */
public enum SeriesRole {
    /** Structural T1-weighted scan of the whole head. */
    T1W,
    /** Structural T2-weighted or FLAIR scan. */
    T2W,
    /** Functional run with many volumes. */
    BOLD,
    /** Single echo-planar volume that a functional run is aligned to. */
    BOLD_REFERENCE,
    /** Map of the field, or the two echo-planar volumes it is made of. */
    FIELD_MAP,
    /** Diffusion-weighted series. */
    DIFFUSION,
    /** Few slices to plan the others. */
    LOCALISER,
    /** Computed from another series: reformatted, averaged, motion-corrected. */
    DERIVED,
    /** Anything else. */
    OTHER
}

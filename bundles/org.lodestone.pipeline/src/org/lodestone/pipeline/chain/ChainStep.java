package org.lodestone.pipeline.chain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The steps of a chain, in the order in which they are done whatever order a file lists them in. */
public enum ChainStep {
    /** Several echoes of a run become one run. */
    COMBINE_ECHOES,
    /** Volumes before the steady state are left out. */
    TRIM,
    /** The head's motion is estimated. */
    REALIGN,
    /** Distortion by the scanner's field is estimated. */
    UNDISTORT,
    /** The run is laid onto the T1w scan. */
    COREGISTER,
    /** The one interpolation in space; slice times come with it. */
    RESAMPLE,
    /** Voxels without signal are left out. */
    SIGNAL,
    /** Wild values are pulled back. */
    DESPIKE,
    /** Nuisance time courses are computed. */
    CONFOUNDS,
    /** Confounds, drift, frequencies outside the band and moved volumes leave. */
    DENOISE,
    /** Smoothing in space. */
    SMOOTH,
    /** Where the seed is. */
    SEED,
    /** Where a target may lie. */
    SEARCH,
    /** What of the search region can be reached. */
    LIMIT,
    /** Every voxel's coupling to the seed. */
    CONNECT,
    /** A target; a chain has one such stage a targeting method. */
    TARGET,
    /** How sure the target is. */
    RELIABILITY;

    /** @return name in files and on the command line: lower case with hyphens */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return the step of that name */
    public static Optional<ChainStep> of(String word) {
        return Arrays.stream(values()).filter(step -> step.word().equals(word)).findFirst();
    }
}

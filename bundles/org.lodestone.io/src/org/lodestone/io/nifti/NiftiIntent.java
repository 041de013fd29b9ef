package org.lodestone.io.nifti;

import java.util.Objects;

/**
 * What voxel values mean.
 *
 * @param code 0 none, 2 to 24 statistics, 1001 to 1011 kinds of data
 * @param p1 first parameter
 * @param p2 second parameter
 * @param p3 third parameter
 * @param name free text, at most 15 characters
 */
public record NiftiIntent(int code, double p1, double p2, double p3, String name) {

    /** Plain intensities. */
    public static final NiftiIntent NONE = new NiftiIntent(0, 0, 0, 0, "");

    /** Checks the components. */
    public NiftiIntent {
        Objects.requireNonNull(name, "name");
    }
}

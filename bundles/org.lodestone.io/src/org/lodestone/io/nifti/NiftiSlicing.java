package org.lodestone.io.nifti;

/**
 * How slices were acquired.
 *
 * @param dimInfo which axis is frequency (bits 0-1), phase (bits 2-3), slice (bits 4-5); 1 to 3, 0 for unknown
 * @param start first slice with timing
 * @param end last slice with timing
 * @param code order: 1 up, 2 down, 3 and 4 interleaved up and down, 5 and 6 the same from the second slice; 0 unknown
 * @param duration time of one slice, in the file's unit of time
 */
public record NiftiSlicing(int dimInfo, long start, long end, int code, double duration) {

    /** Nothing known. */
    public static final NiftiSlicing NONE = new NiftiSlicing(0, 0, 0, 0, 0);
}

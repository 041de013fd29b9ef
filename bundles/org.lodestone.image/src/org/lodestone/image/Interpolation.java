package org.lodestone.image;

/** How a value between voxel centres is made. */
public enum Interpolation {
    /** The value of the nearest voxel: for labels. */
    NEAREST,
    /** Linear along each axis. */
    LINEAR,
    /** Cubic B-spline through the voxel values (Unser 1999), mirrored at the border. */
    CUBIC,
    /** Sinc in Lanczos's window over four voxels to each side (Lanczos 1956; Meijering 2001), the border continued. */
    SINC
}

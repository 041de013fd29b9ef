package org.lodestone.gl;

/** How much work a picture is worth. */
public enum Quality {
    /** While something moves: one sample a pixel, coarser surfaces. */
    MOVING,
    /** Standing pictures: four samples a pixel where the driver can. */
    STILL
}

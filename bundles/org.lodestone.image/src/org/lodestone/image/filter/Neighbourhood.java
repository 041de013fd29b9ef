package org.lodestone.image.filter;

/** Which voxels touch each other. */
public enum Neighbourhood {
    /** The 6 voxels that share a face. */
    FACES,
    /** The 26 voxels that share a face, an edge or a corner. */
    CORNERS
}

/**
 * Images as values: grids that tie voxels to millimetres, voxel storage in its stored type, volumes, series, masks, label maps, surfaces,
 * and resampling. No file formats. Axis order is always x fastest, then y, z, time; indices are zero-based; world is RAS+ millimetres.
 */
package org.lodestone.image;

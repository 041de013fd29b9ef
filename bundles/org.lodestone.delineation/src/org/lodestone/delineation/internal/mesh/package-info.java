/** Triangle meshes: spheres, closed surfaces of masks, smoothing, simplification, and back to voxels. */
package org.lodestone.delineation.internal.mesh;

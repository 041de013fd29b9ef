/** Coupling of voxels to a seed. */
package org.lodestone.connectivity.internal.seed;

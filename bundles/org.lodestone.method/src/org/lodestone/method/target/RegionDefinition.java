package org.lodestone.method.target;

import org.lodestone.image.Mask;
import org.lodestone.method.Method;

/**
 * A region that is defined in template coordinates (a seed, a search region), drawn on a patient's own grid: each voxel's centre is
 * carried to the template and asked there, so nothing is interpolated. The region is not limited to brain or grey matter; callers
 * intersect it with what they have.
 */
public interface RegionDefinition extends Method<RegionRequest, Mask> {
}

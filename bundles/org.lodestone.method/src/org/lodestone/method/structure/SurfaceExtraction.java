package org.lodestone.method.structure;

import org.lodestone.image.Mask;
import org.lodestone.image.Surface;
import org.lodestone.method.Method;

/** Turns a mask into a smooth closed surface in the mask's space, normals outwards. */
public interface SurfaceExtraction extends Method<Mask, Surface> {
}

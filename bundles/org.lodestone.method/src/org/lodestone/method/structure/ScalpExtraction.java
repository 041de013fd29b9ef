package org.lodestone.method.structure;

import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.method.Method;

/** Finds the skin of the head in a whole-head T1w scan: a closed surface in the scan's space, normals outwards. */
public interface ScalpExtraction extends Method<Volume, Surface> {
}

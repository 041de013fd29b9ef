package org.lodestone.method.file;

import org.lodestone.core.SpatialTransform;
import org.lodestone.method.Method;

/** Reads a registration that a {@link TransformWriter} wrote: from the fixed image's space to the moving one's. */
public interface TransformReader extends Method<TransformReadRequest, SpatialTransform> {
}

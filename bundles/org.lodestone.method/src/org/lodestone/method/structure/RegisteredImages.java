package org.lodestone.method.structure;

import org.lodestone.core.SpatialTransform;

/**
 * How two images lie on each other.
 *
 * @param fixedToMoving from the fixed image's space to the moving one's: the direction in which images are pulled; its inverse leads back
 * @param similarity correlation of intensities inside the head after registration, -1 to 1; low for images of unlike contrast even when
 *     they fit
 */
public record RegisteredImages(SpatialTransform fixedToMoving, double similarity) {
}

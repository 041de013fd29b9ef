package org.lodestone.method.function;

import org.lodestone.core.AffineTransform;

/**
 * How a run lies on the structural scan.
 *
 * @param boldToT1w rigid, from the run's space to the T1w space
 * @param similarity normalised mutual information after registration (Studholme 1999), 1 to 2
 * @param mirroredSimilarity the same after registering the left-right mirrored run: when it is higher, one of the images is flipped
 */
public record CoregisteredRun(AffineTransform boldToT1w, double similarity, double mirroredSimilarity) {
}

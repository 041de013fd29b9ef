package org.lodestone.image;

import org.lodestone.core.Execution;

/**
 * Reads a volume between its voxel centres. Immutable; called from any thread.
 *
 * <p>The volume reaches half a voxel beyond the outermost centres; there the border continues (nearest, linear and sinc) or mirrors (cubic).
 * Further out, and for NaN positions, the outside value comes back.
 */
public sealed interface Sampler permits NearestSampler, LinearSampler, CubicSampler, SincSampler {

    /**
     * Prepares a volume for reading; the cubic one is filtered once (a copy in single precision).
     *
     * @param volume what to read. Not modified.
     * @param interpolation between the centres
     * @param outside value beyond the volume
     * @param execution for the filter of the cubic one
     * @return the sampler
     */
    static Sampler of(Volume volume, Interpolation interpolation, float outside, Execution execution) {
        return switch (interpolation) {
            case NEAREST -> new NearestSampler(volume.grid(), volume.toFloats(), outside);
            case LINEAR -> new LinearSampler(volume.grid(), volume.toFloats(), outside);
            case CUBIC -> new CubicSampler(volume.grid(), BSpline.coefficients(volume, execution), outside);
            case SINC -> new SincSampler(volume.grid(), volume.toFloats(), outside);
        };
    }

    /**
     * @param i fractional voxel index along the first axis
     * @param j fractional voxel index along the second axis
     * @param k fractional voxel index along the third axis
     * @return the value there, or the outside value
     */
    float at(double i, double j, double k);

    /**
     * Reads equidistant positions on a straight line: start, start + step, start + 2 step ...
     *
     * @param i first position along the first axis, in voxels
     * @param j first position along the second axis
     * @param k first position along the third axis
     * @param di step along the first axis
     * @param dj step along the second axis
     * @param dk step along the third axis
     * @param target receives the values. Modified.
     * @param offset where in {@code target}
     * @param count how many positions
     */
    default void line(
            double i, double j, double k, double di, double dj, double dk, float[] target, int offset, int count) {
        for (int n = 0; n < count; n++) {
            target[offset + n] = at(i + n * di, j + n * dj, k + n * dk);
        }
    }
}

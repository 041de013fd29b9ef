package org.lodestone.registration.internal.linear;

import java.util.Arrays;

/**
 * The range in which an image's intensities count; the few beyond it (vessels, spikes) are set to its ends.
 *
 * @param low intensity of fraction 0
 * @param high intensity of fraction 1; larger than low
 */
record IntensityRange(float low, float high) {

    private static final double TAIL = 0.002;

    /** @return from the 0.2nd to the 99.8th percentile of the given voxels; a constant image has a range of its own making */
    static IntensityRange of(float[] values, int[] voxels) {
        float[] sorted = new float[voxels.length];
        for (int s = 0; s < sorted.length; s++) {
            sorted[s] = values[voxels[s]];
        }
        Arrays.sort(sorted);
        int cut = (int) (TAIL * sorted.length);
        float low = sorted[cut];
        float high = sorted[sorted.length - 1 - cut];
        return new IntensityRange(low, high > low ? high : low + 1);
    }

    /** @return where {@code value} lies in the range, 0 to 1 */
    float fraction(float value) {
        return Math.clamp((value - low) / (high - low), 0f, 1f);
    }
}

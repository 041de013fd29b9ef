package org.lodestone.connectivity.internal.distortion;

import org.lodestone.core.Execution;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Smoothing;

/** Smooths values that are known well in some voxels and badly in others: weighted mean over a Gaussian, which also fills what is unknown. */
final class SpreadSmoothing {

    private static final float LEAST = 1e-4f;

    private SpreadSmoothing() {
    }

    /**
     * @param values to smooth. Not modified.
     * @param weight how well each is known, 0 for not at all
     * @param fwhmMm of the Gaussian
     * @param execution threads and cancellation
     * @return smoothed values; 0 far from anything known
     */
    static float[] apply(Volume values, float[] weight, double fwhmMm, Execution execution) {
        float[] product = values.toFloats().clone();
        for (int v = 0; v < product.length; v++) {
            product[v] *= weight[v];
        }
        float[] above = Smoothing.gaussian(Volume.of(values.grid(), product), fwhmMm, execution).toFloats();
        float[] below = Smoothing.gaussian(Volume.of(values.grid(), weight), fwhmMm, execution).toFloats();
        float[] result = new float[product.length];
        for (int v = 0; v < result.length; v++) {
            result[v] = below[v] > LEAST ? above[v] / below[v] : 0;
        }
        return result;
    }
}

package org.lodestone.registration.internal.nonlinear;

import org.lodestone.core.Execution;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Smoothing;

/** Frees images from brightness and contrast that change over space. */
final class LocalContrast {

    /** Contrast below this part of the image's own standard deviation is noise and is not blown up to one. */
    private static final double FLOOR = 0.15;

    private LocalContrast() {
    }

    /**
     * Subtracts the local mean and divides by the local standard deviation: two such images differ the less, the higher their local
     * correlation is.
     *
     * @param values image on {@code grid}
     * @param weight where the image counts, 0 to 1; the contrast floor is taken there
     * @param grid isotropic
     * @param windowMm full width at half height of the Gaussian neighbourhood
     * @param execution threads and cancellation
     * @return the normalised image
     */
    static float[] normalised(float[] values, float[] weight, Grid grid, double windowMm, Execution execution) {
        int n = values.length;
        double sum = 0, squareSum = 0, weights = 0;
        for (int v = 0; v < n; v++) {
            sum += weight[v] * values[v];
            squareSum += (double) weight[v] * values[v] * values[v];
            weights += weight[v];
        }
        double variance = weights > 0 ? squareSum / weights - sum / weights * (sum / weights) : 0;
        float floor = (float) Math.max(FLOOR * FLOOR * variance, 1e-20);
        // squares about the overall mean: fewer digits cancel
        float centre = (float) (weights > 0 ? sum / weights : 0);
        float[] shifted = new float[n];
        float[] square = new float[n];
        for (int v = 0; v < n; v++) {
            shifted[v] = values[v] - centre;
            square[v] = shifted[v] * shifted[v];
        }
        float[] mean = Smoothing.gaussian(Volume.of(grid, shifted), windowMm, execution).toFloats();
        float[] meanSquare = Smoothing.gaussian(Volume.of(grid, square), windowMm, execution).toFloats();
        for (int v = 0; v < n; v++) {
            float local = Math.max(0, meanSquare[v] - mean[v] * mean[v]) + floor;
            shifted[v] = (float) ((shifted[v] - mean[v]) / Math.sqrt(local));
        }
        return shifted;
    }
}

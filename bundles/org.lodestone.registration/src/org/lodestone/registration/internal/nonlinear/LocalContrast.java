package org.lodestone.registration.internal.nonlinear;

import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Smoothing;

/** Frees images from brightness and contrast that change over space. */
final class LocalContrast {

    /** Contrast below this part of the image's own standard deviation is noise and is not blown up to one. */
    private static final double FLOOR = 0.15;
    /** A neighbourhood of which less is seen says nothing. */
    private static final float LEAST_SHOWN = 1e-3f;

    private LocalContrast() {
    }

    /**
     * Subtracts the local mean and divides by the local standard deviation: two such images differ the less, the higher their local
     * correlation is. What is hidden enters no neighbourhood: both images have to be normalised with the same voxels hidden.
     *
     * @param values image on {@code grid}
     * @param weight where the image counts, 0 to 1; the contrast floor is taken there
     * @param shown 1 where the image is seen, 0 where it is hidden; empty when all of it is seen
     * @param grid isotropic
     * @param windowMm full width at half height of the Gaussian neighbourhood
     * @param execution threads and cancellation
     * @return the normalised image, 0 where it is hidden
     */
    static float[] normalised(float[] values, float[] weight, Optional<float[]> shown, Grid grid, double windowMm,
            Execution execution) {
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
        shown.ifPresent(seen -> hide(shifted, square, seen));
        float[] mean = Smoothing.gaussian(Volume.of(grid, shifted), windowMm, execution).toFloats();
        float[] meanSquare = Smoothing.gaussian(Volume.of(grid, square), windowMm, execution).toFloats();
        shown.ifPresent(seen -> {
            float[] share = Smoothing.gaussian(Volume.of(grid, seen), windowMm, execution).toFloats();
            divide(mean, meanSquare, share);
        });
        for (int v = 0; v < n; v++) {
            float local = Math.max(0, meanSquare[v] - mean[v] * mean[v]) + floor;
            shifted[v] = (float) ((shifted[v] - mean[v]) / Math.sqrt(local));
        }
        shown.ifPresent(seen -> hide(shifted, square, seen));
        return shifted;
    }

    private static void hide(float[] a, float[] b, float[] seen) {
        for (int v = 0; v < seen.length; v++) {
            a[v] *= seen[v];
            b[v] *= seen[v];
        }
    }

    private static void divide(float[] a, float[] b, float[] share) {
        for (int v = 0; v < share.length; v++) {
            float by = Math.max(share[v], LEAST_SHOWN);
            a[v] /= by;
            b[v] /= by;
        }
    }
}

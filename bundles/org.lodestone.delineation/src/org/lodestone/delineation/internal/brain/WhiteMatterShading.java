package org.lodestone.delineation.internal.brain;

import org.lodestone.core.Execution;
import org.lodestone.delineation.internal.HeadScan;
import org.lodestone.delineation.internal.SmoothField;
import org.lodestone.image.Mask;

/** How bright white matter would be at each place: the scan's shading, as far as a first brain shows it. */
final class WhiteMatterShading {

    /** Full width of the kernel that spreads the brightness; wider than a lobe's gyri, narrower than the shading. */
    private static final double FWHM_MM = 50;

    private WhiteMatterShading() {
    }

    /**
     * @param scan on an upright grid
     * @param deep voxels that are brain for sure
     * @param execution threads and cancellation
     * @return the scan's intensities over the local brightness of white matter: fluid near 0.3, grey near 0.7, white near 1
     */
    static float[] divideOut(HeadScan scan, Mask deep, Execution execution) {
        float[] values = scan.image().toFloats();
        float[] inside = new float[deep.count()];
        int n = 0;
        for (int v : deep.indices()) {
            inside[n++] = values[v];
        }
        double white = HeadScan.percentiles(inside, 0.75)[0];
        // Brighter than most of the brain, but no fat or vessel.
        float[] shading = SmoothField.through(deep, v -> values[v],
                v -> values[v] > 0.85 * white && values[v] < 1.5 * white ? 1 : 0, FWHM_MM, white, execution);
        float[] relative = new float[values.length];
        for (int v = 0; v < values.length; v++) {
            relative[v] = (float) ((values[v] - scan.low()) / (shading[v] - scan.low()));
        }
        return relative;
    }
}

package org.lodestone.connectivity.internal.preparation;

import org.lodestone.core.Execution;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Morphology;

/**
 * Deep white matter and ventricular fluid for confounds, found from T1w intensities when nobody segmented the scan. Deliberately strict:
 * a confound mask that touches grey matter would regress out what is looked for. Intensities are cut into three classes by Otsu's rule
 * (1979, two thresholds); white matter is the bright class shrunk by 2 mm, fluid the dark class at least 15 mm inside the brain, shrunk
 * by 1 mm.
 *
 * @param whiteMatter on the scan's grid, may be empty
 * @param fluid on the scan's grid, may be empty
 */
record TissueMasks(Mask whiteMatter, Mask fluid) {

    private static final int BINS = 128;
    private static final double WHITE_SHRINK_MM = 2;
    private static final double FLUID_SHRINK_MM = 1;
    private static final double FLUID_DEPTH_MM = 15;

    /**
     * @param t1w whole head
     * @param brain on its grid
     * @param execution threads and cancellation
     * @return the masks
     */
    static TissueMasks find(Volume t1w, Mask brain, Execution execution) {
        float[] values = t1w.toFloats();
        int[] voxels = brain.indices();
        double[] thresholds = thresholds(values, voxels);
        Mask bright = Mask.where(brain.grid(), v -> brain.contains(v) && values[v] > thresholds[1]);
        Mask deep = Morphology.erode(brain, FLUID_DEPTH_MM, execution);
        Mask dark = Mask.where(brain.grid(), v -> deep.contains(v) && values[v] < thresholds[0]);
        return new TissueMasks(Morphology.erode(bright, WHITE_SHRINK_MM, execution),
                Morphology.erode(dark, FLUID_SHRINK_MM, execution));
    }

    /** The two values that cut the brain's histogram into the three classes of largest variance between them. */
    static double[] thresholds(float[] values, int[] voxels) {
        float low = Float.POSITIVE_INFINITY, high = Float.NEGATIVE_INFINITY;
        for (int v : voxels) {
            low = Math.min(low, values[v]);
            high = Math.max(high, values[v]);
        }
        double[] count = new double[BINS + 1], sum = new double[BINS + 1];
        double scale = high > low ? BINS / ((double) high - low) : 0;
        for (int v : voxels) {
            int bin = Math.min(BINS - 1, (int) ((values[v] - low) * scale));
            count[bin + 1]++;
            sum[bin + 1] += values[v] - low;
        }
        for (int b = 1; b <= BINS; b++) {
            count[b] += count[b - 1];
            sum[b] += sum[b - 1];
        }
        double best = -1;
        int first = 1, second = 2;
        for (int a = 1; a < BINS - 1; a++) {
            for (int b = a + 1; b < BINS; b++) {
                double between = between(count, sum, 0, a) + between(count, sum, a, b) + between(count, sum, b, BINS);
                if (between > best) {
                    best = between;
                    first = a;
                    second = b;
                }
            }
        }
        double width = ((double) high - low) / BINS;
        return new double[] {low + first * width, low + second * width};
    }

    private static double between(double[] count, double[] sum, int from, int to) {
        double n = count[to] - count[from];
        double s = sum[to] - sum[from];
        return n > 0 ? s * s / n : 0;
    }
}

package org.lodestone.connectivity.internal.preparation;

import java.util.List;
import org.lodestone.image.Series;

/**
 * Reads volumes of a run as if all slices had been taken at the same moment: each slice is interpolated in time by the polynomial of
 * fifth degree through six neighbouring volumes (Lagrange, as 3dTshift {@code -quintic}), before any interpolation in space, because
 * neighbouring slices of an interleaved run lie half a repetition apart. Volumes are read as needed; the run is not copied. Immutable.
 */
final class SliceTimeShift {

    private static final int POINTS = 6;

    private final Series run;
    private final double[] shifts;

    /**
     * @param run as scanned
     * @param sliceTimes seconds from the start of a volume to each slice; empty for no correction
     */
    SliceTimeShift(Series run, List<Double> sliceTimes) {
        this.run = run;
        double earliest = sliceTimes.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double latest = sliceTimes.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        this.shifts = sliceTimes.stream().mapToDouble(time -> ((earliest + latest) / 2 - time) / run.trSeconds()).toArray();
    }

    /**
     * @param t volume
     * @return its voxels at the middle of its acquisition, x fastest; a new array
     */
    float[] volume(int t) {
        int size = Math.toIntExact(run.grid().size());
        float[] result = new float[size];
        if (shifts.length == 0) {
            run.voxels().read((long) t * size, result, 0, size);
            return result;
        }
        int slice = run.grid().nx() * run.grid().ny();
        float[] other = new float[slice];
        for (int k = 0; k < shifts.length; k++) {
            double moment = t + shifts[k];
            int points = Math.min(POINTS, run.length());
            int first = Math.clamp((int) Math.floor(moment) - points / 2 + 1, 0, run.length() - points);
            for (int p = 0; p < points; p++) {
                float weight = (float) lagrange(moment - first, p, points);
                run.voxels().read((long) (first + p) * size + (long) k * slice, other, 0, slice);
                for (int v = 0; v < slice; v++) {
                    result[k * slice + v] += weight * other[v];
                }
            }
        }
        return result;
    }

    /** Weight of point {@code p} of points 0..count-1 at {@code x}. */
    private static double lagrange(double x, int p, int count) {
        double weight = 1;
        for (int q = 0; q < count; q++) {
            if (q != p) {
                weight *= (x - q) / (p - q);
            }
        }
        return weight;
    }
}

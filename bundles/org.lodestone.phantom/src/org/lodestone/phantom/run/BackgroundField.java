package org.lodestone.phantom.run;

import java.util.SplittableRandom;
import org.lodestone.core.Execution;
import org.lodestone.image.Grid;
import org.lodestone.phantom.RandomStreams;

/**
 * Activity that belongs to no network: a random field, smooth in space (white noise under a kernel of about 14 mm) and slow in time (autoregressive), unit variance.
 *
 * @param grid coarse grid in the run's space
 * @param volumes one field a volume, in memory order of the grid. Handed over: must not be modified any more.
 */
public record BackgroundField(Grid grid, float[][] volumes) {

    private static final double SPACING_MM = 5;
    private static final double MEMORY = 0.6;
    private static final int BLURS = 3;

    /**
     * @param random streams of the simulation
     * @param box what to cover
     * @param length number of volumes
     * @param execution threads and cancellation
     * @return the fields
     */
    public static BackgroundField random(RandomStreams random, Grid box, int length, Execution execution) {
        Grid grid = box.withSpacing(SPACING_MM);
        float[][] fields = new float[length][];
        execution.parallel().forRanges(length, 1, execution.progress(), (start, end) -> {
            for (int t = start; t < end; t++) {
                fields[t] = smoothField(random.stream("background", t), grid);
            }
        });
        float old = (float) MEMORY;
        float fresh = (float) Math.sqrt(1 - MEMORY * MEMORY);
        for (int t = 1; t < length; t++) {
            for (int v = 0; v < fields[t].length; v++) {
                fields[t][v] = old * fields[t - 1][v] + fresh * fields[t][v];
            }
        }
        return new BackgroundField(grid, fields);
    }

    /** White noise under three binomial blurs along each axis, scaled to unit variance inside. */
    private static float[] smoothField(SplittableRandom random, Grid grid) {
        float[] field = new float[(int) grid.size()];
        // Variance left by a binomial kernel of 2 n + 1 taps: the central binomial coefficient of 4 n over 2 to the 4 n.
        double left = 1;
        for (int n = 1; n <= 2 * BLURS; n++) {
            left *= (2 * n - 1) / (2.0 * n);
        }
        float scale = (float) Math.pow(left, -1.5);
        for (int v = 0; v < field.length; v++) {
            field[v] = scale * (float) random.nextGaussian();
        }
        int[] stride = {1, grid.nx(), grid.nx() * grid.ny()};
        for (int axis = 0; axis < 3; axis++) {
            for (int n = 0; n < BLURS; n++) {
                blur(field, grid.extent(axis), stride[axis]);
            }
        }
        return field;
    }

    /** Quarter, half, quarter along one axis; the border mirrors. */
    private static void blur(float[] field, int extent, int stride) {
        if (extent < 2) {
            return;
        }
        int lines = field.length / extent;
        for (int line = 0; line < lines; line++) {
            int at = line / stride * stride * extent + line % stride;
            float before = field[at + stride];
            for (int n = 0; n < extent; n++, at += stride) {
                float centre = field[at];
                float after = n + 1 < extent ? field[at + stride] : before;
                field[at] = 0.5f * centre + 0.25f * (before + after);
                before = centre;
            }
        }
    }
}

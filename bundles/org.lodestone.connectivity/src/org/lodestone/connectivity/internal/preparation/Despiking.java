package org.lodestone.connectivity.internal.preparation;

import java.util.Arrays;
import org.lodestone.core.Execution;
import org.lodestone.numerics.linear.PackedRows;
import org.lodestone.numerics.signal.CosineBasis;

/**
 * Pulls single wild values of a series towards its smooth course, by the rule of AFNI's 3dDespike (Cox 1996): with s the distance from the
 * smooth course over its robust spread, values with |s| above 2.5 are moved to 2.5 + 1.5 tanh((|s| - 2.5) / 1.5), so none ends beyond 4.
 * The smooth course is a sum of slow cosines (one for each 30 volumes) fitted again and again with the wild values clipped, in place of
 * 3dDespike's fit of least absolute deviations.
 */
final class Despiking {

    private static final double LOWER = 2.5;
    private static final double UPPER = 4;
    private static final int VOLUMES_A_COSINE = 30;
    private static final double DEVIATION_PER_MEDIAN = 1.4826;
    private static final int CLIPPED_FITS = 4;
    private static final int ROWS_AT_ONCE = 256;

    private Despiking() {
    }

    /**
     * @param values row v at v * length. Modified.
     * @param rows how many
     * @param length of a row
     * @param execution threads and cancellation
     * @return share of all values that were moved
     */
    static double apply(float[] values, int rows, int length, Execution execution) {
        int functions = Math.max(1, length / VOLUMES_A_COSINE) + 1;
        float[] forward = new float[functions * length], backward = new float[length * functions];
        for (int k = 0; k < functions; k++) {
            double[] cosine = CosineBasis.function(length, k);
            for (int t = 0; t < length; t++) {
                forward[k * length + t] = (float) cosine[t];
                backward[t * functions + k] = (float) cosine[t];
            }
        }
        PackedRows analysis = new PackedRows(forward, 0, functions, length), synthesis = new PackedRows(backward, 0, length, functions);
        long moved = execution.parallel().reduce(rows, ROWS_AT_ONCE, execution.progress(), 0L, (start, end) -> {
            int count = end - start;
            float[] fit = new float[count * length], clipped = Arrays.copyOfRange(values, start * length, end * length);
            smooth(analysis, synthesis, clipped, fit, count, functions);
            for (int pass = 0; pass < CLIPPED_FITS; pass++) {
                System.arraycopy(values, start * length, clipped, 0, clipped.length);
                for (int v = 0; v < count; v++) {
                    treat(values, (start + v) * length, clipped, fit, v * length, length, false);
                }
                smooth(analysis, synthesis, clipped, fit, count, functions);
            }
            long changed = 0;
            for (int v = 0; v < count; v++) {
                changed += treat(values, (start + v) * length, values, fit, v * length, length, true);
            }
            return changed;
        }, Long::sum);
        return rows == 0 ? 0 : moved / ((double) rows * length);
    }

    private static void smooth(PackedRows analysis, PackedRows synthesis, float[] rows, float[] fit, int count, int functions) {
        float[] coefficients = new float[count * functions];
        analysis.multiply(rows, 0, count, coefficients, 0, functions);
        synthesis.multiply(coefficients, 0, count, fit, 0, synthesis.count());
    }

    /** Moves wild values of one row: softly in place ({@code last}), or cut at the lower limit into {@code target} for the next fit. */
    private static int treat(float[] values, int at, float[] target, float[] fit, int fitAt, int length, boolean last) {
        float[] size = new float[length];
        for (int t = 0; t < length; t++) {
            size[t] = Math.abs(values[at + t] - fit[fitAt + t]);
        }
        Arrays.sort(size);
        double spread = DEVIATION_PER_MEDIAN * (size[length / 2] + size[(length - 1) / 2]) / 2;
        int changed = 0;
        for (int t = 0; t < length && spread > 0; t++) {
            double s = (values[at + t] - fit[fitAt + t]) / spread;
            if (Math.abs(s) > LOWER) {
                double soft = LOWER + (UPPER - LOWER) * Math.tanh((Math.abs(s) - LOWER) / (UPPER - LOWER));
                double to = fit[fitAt + t] + Math.signum(s) * spread * (last ? soft : LOWER);
                target[last ? at + t : fitAt + t] = (float) to;
                changed++;
            }
        }
        return changed;
    }
}

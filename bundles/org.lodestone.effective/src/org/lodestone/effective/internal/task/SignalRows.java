package org.lodestone.effective.internal.task;

import java.util.BitSet;
import org.lodestone.core.Execution;
import org.lodestone.image.Mask;
import org.lodestone.method.function.VoxelSeries;

/**
 * The voxels of a run that can be modelled, with what turns their values into percent of their mean. Scaling is done in single precision,
 * as the values are stored: the mean is summed volume after volume, a mean below one counts as one (nilearn's mean scaling), so that the
 * rounding is the same as there.
 *
 * @param series the run
 * @param rows of the series that are finite and change, ascending
 * @param means of those rows; 0 when the values stay as they are
 * @param constant how many rows do not change
 * @param broken how many rows hold a value that is not finite
 * @param centred how many rows have a mean below one
 */
public record SignalRows(VoxelSeries series, int[] rows, float[] means, int constant, int broken, int centred) {

    private static final int CHUNK = 512;

    /**
     * @param series the run
     * @param percent true to scale to percent of the mean
     * @param execution threads and cancellation
     * @return its usable rows
     */
    public static SignalRows of(VoxelSeries series, boolean percent, Execution execution) {
        int count = series.mask().count(), length = series.length();
        float[] values = series.values();
        float[] means = new float[count];
        byte[] state = new byte[count];
        execution.parallel().forRanges(count, CHUNK, execution.progress(), (start, end) -> {
            for (int v = start; v < end; v++) {
                float sum = 0;
                boolean changes = false;
                for (int t = v * length; t < (v + 1) * length; t++) {
                    sum += values[t];
                    changes |= values[t] != values[v * length];
                }
                means[v] = sum / length;
                // A sum is finite only when every value is, short of values near the largest number there is.
                state[v] = (byte) (!Float.isFinite(sum) ? 2 : changes ? 0 : 1);
            }
        });
        int kept = 0, constant = 0, broken = 0, centred = 0;
        for (byte s : state) {
            kept += s == 0 ? 1 : 0;
            constant += s == 1 ? 1 : 0;
            broken += s == 2 ? 1 : 0;
        }
        int[] rows = new int[kept];
        float[] scale = new float[kept];
        int next = 0;
        for (int v = 0; v < count; v++) {
            if (state[v] == 0) {
                centred += means[v] < 1 ? 1 : 0;
                scale[next] = percent ? Math.max(means[v], 1) : 0;
                rows[next++] = v;
            }
        }
        return new SignalRows(series, rows, scale, constant, broken, centred);
    }

    /** @return the voxels of the rows */
    public Mask mask() {
        int[] indices = series.mask().indices();
        BitSet kept = new BitSet((int) series.grid().size());
        for (int row : rows) {
            kept.set(indices[row]);
        }
        return new Mask(series.grid(), kept);
    }

    /**
     * Copies scaled rows side by side.
     *
     * @param which numbers of usable rows. Not modified.
     * @param from first of them
     * @param count how many, at most {@code width}
     * @param width distance of two time points in {@code block}
     * @param block receives row from + j, time t at t * width + j; the rest is zero. Modified.
     */
    public void load(int[] which, int from, int count, int width, double[] block) {
        int length = series.length();
        float[] values = series.values();
        // Scaling runs along memory and is done before the values are spread.
        float[] scaled = new float[length];
        for (int j = 0; j < width; j++) {
            if (j >= count) {
                for (int t = 0; t < length; t++) {
                    block[t * width + j] = 0;
                }
                continue;
            }
            int n = which[from + j], start = rows[n] * length;
            float mean = means[n];
            for (int t = 0; t < length; t++) {
                scaled[t] = mean == 0 ? values[start + t] : 100f * (values[start + t] / mean - 1f);
            }
            for (int t = 0; t < length; t++) {
                block[t * width + j] = scaled[t];
            }
        }
    }
}

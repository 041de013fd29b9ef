package org.lodestone.connectivity.internal.preparation;

import java.util.Arrays;
import java.util.BitSet;
import org.lodestone.image.Mask;

/** Leaves out voxels where the run has no signal: drop-out near the sinuses, the border of the field of view, constant voxels. */
final class SignalMask {

    private SignalMask() {
    }

    /**
     * @param rows series before cleaning
     * @param floor share of the median signal below which a voxel counts as empty
     * @param length of a row
     * @return the rows with signal
     */
    static SingleInterpolation.Rows apply(SingleInterpolation.Rows rows, double floor, int length) {
        int[] voxels = rows.mask().indices();
        float[] values = rows.values();
        double[] means = new double[voxels.length];
        boolean[] changes = new boolean[voxels.length];
        for (int v = 0; v < voxels.length; v++) {
            float first = values[v * length];
            for (int t = 0; t < length; t++) {
                means[v] += values[v * length + t];
                changes[v] |= values[v * length + t] != first;
            }
            means[v] /= length;
        }
        double[] sorted = means.clone();
        Arrays.sort(sorted);
        double limit = voxels.length == 0 ? 0 : floor * sorted[voxels.length / 2];
        BitSet kept = new BitSet((int) rows.mask().grid().size());
        int count = 0;
        for (int v = 0; v < voxels.length; v++) {
            if (changes[v] && means[v] > 0 && means[v] >= limit) {
                kept.set(voxels[v]);
                if (count < v) {
                    System.arraycopy(values, v * length, values, count * length, length);
                }
                count++;
            }
        }
        float[] tight = count == voxels.length ? values : Arrays.copyOf(values, count * length);
        return new SingleInterpolation.Rows(new Mask(rows.mask().grid(), kept), tight);
    }
}

package org.lodestone.pipeline.internal;

import java.util.List;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.image.Mask;
import org.lodestone.method.function.VoxelSeries;

/** Joins the clean runs of one participant in time: voxels that all runs have, each run standardised, so that no run outweighs another by its gain. */
final class RunConcatenation {

    private RunConcatenation() {
    }

    static VoxelSeries of(List<VoxelSeries> runs) {
        if (runs.size() == 1) {
            return runs.getFirst();
        }
        Mask common = runs.getFirst().mask();
        int length = 0;
        for (VoxelSeries run : runs) {
            if (run.trSeconds() != runs.getFirst().trSeconds()) {
                throw new RefusedException(Finding.error("LS-SCAN-021", "The runs have different repetition times: "
                        + runs.stream().map(VoxelSeries::trSeconds).toList() + " s.", "Run the job on runs of one protocol at a time."));
            }
            common = common.and(run.mask());
            length += run.length();
        }
        int[] voxels = common.indices();
        float[] joined = new float[Math.multiplyExact(voxels.length, length)];
        int offset = 0;
        for (VoxelSeries run : runs) {
            int[] rows = run.mask().indices();
            int row = 0;
            for (int v = 0; v < voxels.length; v++) {
                while (rows[row] != voxels[v]) {
                    row++;
                }
                standardise(run.values(), row * run.length(), joined, v * length + offset, run.length());
            }
            offset += run.length();
        }
        return new VoxelSeries(common, length, runs.getFirst().trSeconds(), joined);
    }

    private static void standardise(float[] source, int from, float[] target, int to, int count) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            sum += source[from + i];
            squares += (double) source[from + i] * source[from + i];
        }
        double mean = sum / count;
        double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
        for (int i = 0; i < count; i++) {
            target[to + i] = deviation > 0 ? (float) ((source[from + i] - mean) / deviation) : 0;
        }
    }
}

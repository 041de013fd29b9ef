package org.lodestone.registration.internal.motion;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Parallel;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Sampler;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;

/** The mean of realigned volumes. */
final class MeanVolume {

    /** More volumes than this add nothing that a registration could see: the noise of the mean is an eighth of one volume's. */
    private static final int ENOUGH = 64;

    private MeanVolume() {
    }

    /**
     * @param series run
     * @param volumeToReference pose of each volume
     * @param execution threads and cancellation
     * @return mean over up to 64 equidistant volumes, read by cubic B-splines where each reaches; 0 where none does
     */
    static Volume of(Series series, List<Affine> volumeToReference, Execution execution) {
        Grid grid = series.grid();
        int size = (int) grid.size();
        int used = Math.min(ENOUGH, series.length());
        IntUnaryOperator which = n -> (int) ((long) n * series.length() / used);
        Execution alone = new Execution(Parallel.single(), execution.progress());
        float[] sum = new float[2 * size];
        // few at a time: the order of summation, and so the result, does not depend on the threads
        int batch = 8;
        for (int start = 0; start < used; start += batch) {
            int first = start;
            List<float[]> read = execution.parallel().map(Math.min(batch, used - start), execution.progress(),
                    n -> resampled(series, which.applyAsInt(first + n), volumeToReference, alone));
            for (float[] values : read) {
                for (int v = 0; v < size; v++) {
                    if (!Float.isNaN(values[v])) {
                        sum[v] += values[v];
                        sum[size + v]++;
                    }
                }
            }
        }
        float[] mean = new float[size];
        for (int v = 0; v < size; v++) {
            mean[v] = sum[size + v] > 0 ? sum[v] / sum[size + v] : 0;
        }
        return Volume.of(grid, mean);
    }

    private static float[] resampled(Series series, int t, List<Affine> volumeToReference, Execution alone) {
        Grid grid = series.grid();
        Affine map = grid.worldToVoxel().times(volumeToReference.get(t).inverse()).times(grid.voxelToWorld());
        Sampler sampler = Sampler.of(series.volume(t), Interpolation.CUBIC, Float.NaN, alone);
        float[] values = new float[(int) grid.size()];
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                Vec3 p = map.apply(0, j, k);
                sampler.line(p.x(), p.y(), p.z(), map.m00(), map.m10(), map.m20(), values, grid.index(0, j, k), grid.nx());
            }
        }
        return values;
    }
}

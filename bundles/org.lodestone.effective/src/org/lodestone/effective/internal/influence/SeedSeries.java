package org.lodestone.effective.internal.influence;

import java.util.Optional;
import java.util.function.IntPredicate;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.target.TargetingInput;

/** The series of a seed region: the mean over its voxels, each brought to unit variance first. */
final class SeedSeries {

    private SeedSeries() {
    }

    /** @return mean of the voxels of the seed mask, or the known seed series; empty when there is neither */
    static Optional<float[]> ofSeed(TargetingInput input) {
        VoxelSeries series = input.series().orElseThrow();
        if (input.seed().isPresent()) {
            return mean(series, voxel -> input.seed().get().contains(voxel));
        }
        return input.connectivity().map(map -> map.seedSeries()).filter(seed -> seed.length == series.length());
    }

    /**
     * @param input with series and the way to the template
     * @param templateMm middle of a ball, MNI mm
     * @param radiusMm of the ball, in the template
     * @return its mean; empty when no voxel of the run lies in it or the template has no MNI coordinates
     */
    static Optional<float[]> ofBall(TargetingInput input, Vec3 templateMm, double radiusMm) {
        Frame template = input.t1wToTemplate().to();
        if (template.kind() != Frame.Kind.TEMPLATE || !template.id().startsWith("MNI")) {
            return Optional.empty();
        }
        VoxelSeries series = input.series().orElseThrow();
        Grid grid = series.grid();
        Vec3 near = input.t1wToTemplate().inverse().apply(new FramePoint(template, templateMm)).mm();
        // heads differ in size by less than half: only voxels this near are carried to the template
        double reach = 1.5 * radiusMm + grid.spacingMm(0);
        return mean(series, voxel -> {
            Vec3 mm = grid.toWorld(voxel % grid.nx(), voxel / grid.nx() % grid.ny(), voxel / (grid.nx() * grid.ny()));
            return mm.distance(near) <= reach
                    && input.t1wToTemplate().apply(new FramePoint(grid.frame(), mm)).mm().distance(templateMm) <= radiusMm;
        });
    }

    private static Optional<float[]> mean(VoxelSeries series, IntPredicate inside) {
        int length = series.length(), used = 0;
        int[] voxels = series.mask().indices();
        double[] sum = new double[length];
        for (int v = 0; v < voxels.length; v++) {
            if (!inside.test(voxels[v])) {
                continue;
            }
            double mean = 0, square = 0;
            for (int t = 0; t < length; t++) {
                mean += series.values()[v * length + t] / (double) length;
            }
            for (int t = 0; t < length; t++) {
                square += (series.values()[v * length + t] - mean) * (series.values()[v * length + t] - mean);
            }
            if (square > 0) {
                used++;
                for (int t = 0; t < length; t++) {
                    sum[t] += (series.values()[v * length + t] - mean) / Math.sqrt(square / length);
                }
            }
        }
        if (used == 0) {
            return Optional.empty();
        }
        float[] seed = new float[length];
        for (int t = 0; t < length; t++) {
            seed[t] = (float) (sum[t] / used);
        }
        return Optional.of(seed);
    }
}

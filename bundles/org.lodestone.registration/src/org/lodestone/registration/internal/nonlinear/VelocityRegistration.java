package org.lodestone.registration.internal.nonlinear;

import java.util.Optional;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Sampler;
import org.lodestone.image.Volume;

/**
 * Improves a velocity field so that two images agree half way between them.
 *
 * @param fixed image, reached by following the field backwards for half the time
 * @param moving image, reached by following it forwards for half the time and then through {@code toMoving}
 * @param toMoving world of the fixed image to world of the moving one
 * @param weight where the images count, on the grid of the field
 * @param shown 0 where they are hidden, 1 elsewhere, on the grid of the field; empty when all is seen
 * @param taper factor of the field at each voxel, 0 at the border of its grid
 * @param settings of this level
 */
record VelocityRegistration(
        Volume fixed, Volume moving, Affine toMoving, float[] weight, Optional<float[]> shown, float[] taper, Settings settings) {

    /**
     * How one level works.
     *
     * @param iterations steps at most
     * @param contrastMm neighbourhood of the local contrast
     * @param windowMm neighbourhood of the flow
     * @param elasticMm smoothing of the whole field after each step
     * @param damping of the flow
     * @param precision ends when the mean step within the weight falls below this many voxels
     */
    record Settings(int iterations, double contrastMm, double windowMm, double elasticMm, double damping, double precision) {
    }

    /**
     * @param start velocity to begin with, on the grid of {@code weight}
     * @param execution threads, progress and cancellation
     * @return the improved velocity
     */
    VectorField improve(VectorField start, Execution execution) {
        Grid grid = start.grid();
        Sampler fixedSampler = Sampler.of(fixed, Interpolation.LINEAR, 0, execution);
        Sampler movingSampler = Sampler.of(moving, Interpolation.LINEAR, 0, execution);
        LocalFlow flow = new LocalFlow(grid, weight, settings.windowMm, (float) settings.damping, 1);
        VectorField velocity = start;
        for (int n = 0; n < settings.iterations; n++) {
            execution.progress().report((double) n / settings.iterations, "Deforming the template to the scan");
            float[] a = warped(fixedSampler, fixed.grid(), Affine.IDENTITY, velocity.exponential(-0.5, execution), execution);
            float[] b = warped(movingSampler, moving.grid(), toMoving, velocity.exponential(0.5, execution), execution);
            VectorField step = flow.step(
                    LocalContrast.normalised(a, weight, shown, grid, settings.contrastMm, execution),
                    LocalContrast.normalised(b, weight, shown, grid, settings.contrastMm, execution), execution);
            velocity = velocity.plusSmoothed(step, settings.elasticMm, taper, execution);
            if (meanLength(step) < settings.precision) {
                break;
            }
        }
        return velocity;
    }

    private double meanLength(VectorField step) {
        double sum = 0;
        double weights = 0;
        for (int v = 0; v < weight.length; v++) {
            if (weight[v] > 0) {
                sum += weight[v] * Math.sqrt(step.x()[v] * step.x()[v] + step.y()[v] * step.y()[v] + step.z()[v] * step.z()[v]);
                weights += weight[v];
            }
        }
        return weights > 0 ? sum / weights : 0;
    }

    private static float[] warped(Sampler image, Grid imageGrid, Affine toImage, VectorField displacement, Execution execution) {
        Grid grid = displacement.grid();
        Affine map = imageGrid.worldToVoxel().times(toImage).times(grid.voxelToWorld());
        float[] result = new float[(int) grid.size()];
        execution.parallel().forRanges(grid.nz(), 4, execution.progress(), (start, end) -> {
            for (int k = start; k < end; k++) {
                for (int j = 0; j < grid.ny(); j++) {
                    int at = grid.index(0, j, k);
                    for (int i = 0; i < grid.nx(); i++, at++) {
                        Vec3 p = map.apply(i + displacement.x()[at], j + displacement.y()[at], k + displacement.z()[at]);
                        result[at] = image.at(p.x(), p.y(), p.z());
                    }
                }
            }
        });
        return result;
    }
}

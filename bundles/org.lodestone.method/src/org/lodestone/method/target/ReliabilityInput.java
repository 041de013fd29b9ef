package org.lodestone.method.target;

import java.util.Optional;
import org.lodestone.core.Parameters;
import org.lodestone.core.SpatialTransform;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.task.TaskRun;

/**
 * What an estimate of reliability works on: everything that made the target, so that it can be made again.
 *
 * @param method the targeting method whose target is judged
 * @param parameters checked values of its parameters
 * @param series clean time series
 * @param seedWeights weight of each voxel in the seed, on the grid of the series
 * @param searchMask where a target may lie, same grid
 * @param t1wToTemplate carries points to the template
 * @param groupMap what the method was given of it, see {@link TargetingInput#groupMap()}
 * @param task what the method was given of it, see {@link TargetingInput#task()}
 */
public record ReliabilityInput(
        TargetingMethod method,
        Parameters parameters,
        VoxelSeries series,
        Volume seedWeights,
        Mask searchMask,
        SpatialTransform t1wToTemplate,
        Optional<Volume> groupMap,
        Optional<TaskRun> task) {

    /** Checks that the images lie voxel on voxel and the transform begins in their space. */
    public ReliabilityInput {
        if (!series.grid().sameAs(seedWeights.grid()) || !series.grid().sameAs(searchMask.grid())) {
            throw new IllegalArgumentException("series, seed and search mask lie on different grids");
        }
        series.grid().frame().require(t1wToTemplate.from());
    }

    /** An input without a task run. */
    public ReliabilityInput(TargetingMethod method, Parameters parameters, VoxelSeries series, Volume seedWeights, Mask searchMask,
            SpatialTransform t1wToTemplate, Optional<Volume> groupMap) {
        this(method, parameters, series, seedWeights, searchMask, t1wToTemplate, groupMap, Optional.empty());
    }

    /** An input without a group's map. */
    public ReliabilityInput(TargetingMethod method, Parameters parameters, VoxelSeries series, Volume seedWeights, Mask searchMask,
            SpatialTransform t1wToTemplate) {
        this(method, parameters, series, seedWeights, searchMask, t1wToTemplate, Optional.empty(), Optional.empty());
    }

    /** @return this with a task run */
    public ReliabilityInput withTask(TaskRun run) {
        return new ReliabilityInput(method, parameters, series, seedWeights, searchMask, t1wToTemplate, groupMap, Optional.of(run));
    }
}

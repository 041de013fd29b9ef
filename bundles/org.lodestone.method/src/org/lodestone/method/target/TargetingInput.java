package org.lodestone.method.target;

import java.util.Optional;
import org.lodestone.core.SpatialTransform;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.method.task.TaskRun;

/**
 * What a targeting method works on. All images lie on one grid in the patient's T1w space.
 *
 * @param searchMask where a target may lie, the left dorsolateral prefrontal cortex for instance
 * @param connectivity coupling to the seed; empty for methods that need none
 * @param series clean time series; empty for methods that need none
 * @param t1wToTemplate carries the target to the template and template coordinates to the patient
 * @param seed voxels of the seed; empty when only its mean series is known
 * @param groupMap mean seed map of a group, Fisher z, carried to the patient's grid; empty when the site has none
 * @param task a task run with its question; empty for methods that need none
 */
public record TargetingInput(
        Mask searchMask, Optional<ConnectivityMap> connectivity, Optional<VoxelSeries> series, SpatialTransform t1wToTemplate,
        Optional<Mask> seed, Optional<Volume> groupMap, Optional<TaskRun> task) {

    /** Checks that the images lie voxel on voxel and the transform begins in their space. */
    public TargetingInput {
        searchMask.grid().frame().require(t1wToTemplate.from());
        connectivity.ifPresent(map -> requireSame(searchMask, map.r().grid()));
        series.ifPresent(run -> requireSame(searchMask, run.grid()));
        seed.ifPresent(mask -> requireSame(searchMask, mask.grid()));
        groupMap.ifPresent(map -> requireSame(searchMask, map.grid()));
        task.ifPresent(run -> requireSame(searchMask, run.series().grid()));
    }

    /** An input without a task run. */
    public TargetingInput(Mask searchMask, Optional<ConnectivityMap> connectivity, Optional<VoxelSeries> series,
            SpatialTransform t1wToTemplate, Optional<Mask> seed, Optional<Volume> groupMap) {
        this(searchMask, connectivity, series, t1wToTemplate, seed, groupMap, Optional.empty());
    }

    /** An input without the seed's voxels and without a group's map. */
    public TargetingInput(Mask searchMask, Optional<ConnectivityMap> connectivity, Optional<VoxelSeries> series,
            SpatialTransform t1wToTemplate) {
        this(searchMask, connectivity, series, t1wToTemplate, Optional.empty(), Optional.empty());
    }

    /** @return this with another map */
    public TargetingInput withConnectivity(ConnectivityMap map) {
        return new TargetingInput(searchMask, Optional.of(map), series, t1wToTemplate, seed, groupMap, task);
    }

    /** @return this with a task run */
    public TargetingInput withTask(TaskRun run) {
        return new TargetingInput(searchMask, connectivity, series, t1wToTemplate, seed, groupMap, Optional.of(run));
    }

    private static void requireSame(Mask mask, Grid grid) {
        if (!mask.grid().sameAs(grid)) {
            throw new IllegalArgumentException("search mask lies on another grid: " + mask.grid() + ", " + grid);
        }
    }
}

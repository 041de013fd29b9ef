package org.lodestone.method.task;

import java.util.List;

/**
 * Which voxel's fit is asked for.
 *
 * @param model run and design
 * @param row of the voxel in the series
 * @param events whose responses are wanted
 */
public record VoxelFitInput(TaskModelInput model, int row, List<TaskEvent> events) {

    /** Copies the list and checks the row. */
    public VoxelFitInput {
        events = List.copyOf(events);
        java.util.Objects.checkIndex(row, model.series().mask().count());
    }
}

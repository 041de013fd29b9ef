package org.lodestone.method.task;

import org.lodestone.method.Method;

/** Explains each voxel of a task run by a design and answers contrasts: effect, its variance, t or F, z. */
public interface TaskModel extends Method<TaskModelInput, TaskModelResult> {
}

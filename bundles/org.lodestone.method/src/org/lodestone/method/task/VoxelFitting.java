package org.lodestone.method.task;

import org.lodestone.method.Method;

/** Shows how a task model fits one voxel: signal, fit, residuals, response. */
public interface VoxelFitting extends Method<VoxelFitInput, VoxelFit> {
}

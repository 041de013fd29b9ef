package org.lodestone.method.task;

import org.lodestone.method.Method;

/** Corrects a statistical map for its many voxels: familywise error, false discoveries, extent of clusters. */
public interface MapInference extends Method<MapInferenceInput, MapInferenceResult> {
}

package org.lodestone.method.structure;

import org.lodestone.method.Method;

/** Proposes nasion, inion and preauricular points on the scalp. The proposal is to be looked at: the user may move each point. */
public interface LandmarkDetection extends Method<LandmarkDetectionInput, HeadLandmarks> {
}

package org.lodestone.method.structure;

import org.lodestone.method.Method;

/** Parts the brain of a T1w scan into grey matter, white matter and fluid; shading of the scan is estimated on the way. */
public interface TissueSegmentation extends Method<BrainScan, TissueMaps> {
}

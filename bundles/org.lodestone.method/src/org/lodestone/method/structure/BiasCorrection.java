package org.lodestone.method.structure;

import org.lodestone.method.Method;

/** Takes the slow shading by coils and field out of a structural scan. */
public interface BiasCorrection extends Method<BrainScan, CorrectedScan> {
}

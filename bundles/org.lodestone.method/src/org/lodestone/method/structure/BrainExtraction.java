package org.lodestone.method.structure;

import org.lodestone.image.Mask;
import org.lodestone.image.Volume;
import org.lodestone.method.Method;

/** Finds the brain in a whole-head T1w scan: grey matter, white matter and the fluid between, cerebellum and stem; on the scan's grid. */
public interface BrainExtraction extends Method<Volume, Mask> {
}

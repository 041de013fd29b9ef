package org.lodestone.method.function;

import org.lodestone.method.Method;
import org.lodestone.method.structure.BrainScan;

/** Finds deep white matter and ventricular fluid for confounds, so strictly that no grey matter is in them. */
public interface ConfoundTissue extends Method<BrainScan, ConfoundMasks> {
}

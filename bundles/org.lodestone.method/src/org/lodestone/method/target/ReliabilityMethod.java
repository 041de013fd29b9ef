package org.lodestone.method.target;

import org.lodestone.method.Method;

/** Says how far a target would move had the patient been scanned again: its error bar. */
public interface ReliabilityMethod extends Method<ReliabilityInput, TargetReliability> {
}

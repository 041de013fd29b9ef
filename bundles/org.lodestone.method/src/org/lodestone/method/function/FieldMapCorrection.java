package org.lodestone.method.function;

import org.lodestone.method.Method;

/** Turns a field map into how far it moved the signal of a run. */
public interface FieldMapCorrection extends Method<FieldMapInput, DistortionMap> {
}

package org.lodestone.method.function;

import org.lodestone.method.Method;

/** Finds the shift that makes two images of opposite phase encoding one. */
public interface ReversedPairCorrection extends Method<ReversedPairInput, DistortionMap> {
}

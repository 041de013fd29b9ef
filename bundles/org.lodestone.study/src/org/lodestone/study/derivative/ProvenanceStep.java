package org.lodestone.study.derivative;

import org.lodestone.core.Parameters;
import org.lodestone.method.MethodInfo;

/**
 * One step that a result went through.
 *
 * @param method which method did it
 * @param parameters with which settings
 */
public record ProvenanceStep(MethodInfo method, Parameters parameters) {
}

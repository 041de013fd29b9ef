package org.lodestone.method.task;

import org.lodestone.method.Method;

/**
 * Says how large the largest t of a map gets without an effect. The input holds one t contrast.
 */
public interface RelabellingTest extends Method<TaskModelInput, RelabelledMaxima> {
}

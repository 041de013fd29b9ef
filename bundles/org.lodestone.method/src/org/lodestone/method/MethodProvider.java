package org.lodestone.method;

import java.util.List;

/**
 * What one bundle contributes. Stateless; called from any thread. Named in {@code META-INF/services} for a class path and registered as
 * an OSGi service of this interface for a framework.
 */
public interface MethodProvider {

    /** @return the methods of this bundle, always the same ones */
    List<Method<?, ?>> methods();
}

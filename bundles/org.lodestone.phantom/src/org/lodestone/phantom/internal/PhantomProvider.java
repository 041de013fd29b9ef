package org.lodestone.phantom.internal;

import java.util.List;
import org.lodestone.method.Method;
import org.lodestone.method.MethodProvider;

/** Hands over the simulated patient. */
public final class PhantomProvider implements MethodProvider {

    @Override
    public List<Method<?, ?>> methods() {
        return List.of(new DemonstrationCase());
    }
}

package com.example.lodestone.exporter;

import java.util.List;
import org.lodestone.method.Method;
import org.lodestone.method.MethodProvider;

/** What this bundle contributes. Named in META-INF/services for a class path and in OSGI-INF/provider.xml for the product. */
public final class ExampleProvider implements MethodProvider {

    /** Called by whoever finds this bundle. */
    public ExampleProvider() {
        // a provider keeps no state
    }

    @Override
    public List<Method<?, ?>> methods() {
        return List.of(new PointsExporter(), new PointsReader());
    }
}

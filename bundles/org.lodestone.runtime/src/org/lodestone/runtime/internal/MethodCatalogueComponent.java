package org.lodestone.runtime.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.lodestone.method.MethodProvider;
import org.lodestone.method.MethodRegistry;
import org.lodestone.runtime.MethodCatalogue;
import org.lodestone.runtime.Registration;

/** Collects the {@link MethodProvider} services of the framework; OSGI-INF/method-catalogue.xml declares it. */
public final class MethodCatalogueComponent implements MethodCatalogue {

    // By identity: a replacement is bound before the one it replaces is unbound, and both may be equal to each other.
    private final Map<Identity, MethodProvider> providers = new ConcurrentHashMap<>();
    private final Listeners<MethodRegistry> listeners = new Listeners<>(this::current);
    private volatile MethodRegistry current = MethodRegistry.of(java.util.List.of());

    private record Identity(MethodProvider provider) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Identity same && same.provider == provider;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(provider);
        }
    }

    /** Called by the service runtime on the thread that registers the provider. */
    public void addProvider(MethodProvider provider) {
        providers.put(new Identity(provider), provider);
        refresh();
    }

    /** Called by the service runtime on the thread that unregisters the provider. */
    public void removeProvider(MethodProvider provider) {
        providers.remove(new Identity(provider));
        refresh();
    }

    /** Called by the service runtime when this bundle stops. */
    public void deactivate() {
        listeners.clear();
    }

    @Override
    public MethodRegistry current() {
        return current;
    }

    @Override
    public Registration onChange(Consumer<MethodRegistry> listener) {
        return listeners.add(listener);
    }

    private void refresh() {
        synchronized (this) {
            current = MethodRegistry.of(providers.values());
        }
        listeners.changed();
    }
}

package org.lodestone.runtime.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.lodestone.core.Finding;
import org.lodestone.method.Contribution;
import org.lodestone.method.Method;
import org.lodestone.method.MethodProvider;
import org.lodestone.method.MethodRegistry;
import org.lodestone.runtime.MethodCatalogue;
import org.lodestone.runtime.Registration;

/** Collects the {@link MethodProvider} services of the framework; OSGI-INF/method-catalogue.xml declares it. */
public final class MethodCatalogueComponent implements MethodCatalogue {

    // By identity: a replacement is bound before the one it replaces is unbound, and both may be equal to each other.
    private final Map<Identity, Contribution> contributions = new LinkedHashMap<>();
    private final Listeners<MethodRegistry> listeners = new Listeners<>(this::current);
    private volatile MethodRegistry current = MethodRegistry.of(List.of());
    private volatile List<Finding> findings = List.of();

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

    /** Called by the service runtime on the thread that registers the provider; returns within {@link Contribution#LIMIT}. */
    public void addProvider(MethodProvider provider) {
        Contribution contribution = guarded(Contribution.of(Origin.of(provider), Contribution.LIMIT, () -> provider));
        synchronized (contributions) {
            contributions.put(new Identity(provider), contribution);
        }
        refresh();
    }

    /** Called by the service runtime on the thread that unregisters the provider. */
    public void removeProvider(MethodProvider provider) {
        synchronized (contributions) {
            contributions.remove(new Identity(provider));
        }
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
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public Registration onChange(Consumer<MethodRegistry> listener) {
        return listeners.add(listener);
    }

    private static boolean isOurs(Contribution contribution) {
        return contribution.source().startsWith("org.lodestone.");
    }

    private static Contribution guarded(Contribution contribution) {
        return isOurs(contribution) ? contribution : new Contribution(contribution.source(), contribution.methods().stream()
                .<Method<?, ?>>map(method -> ForeignMethod.of(contribution.source(), method, ForeignMethod.GRACE)).toList(), contribution.findings());
    }

    private void refresh() {
        synchronized (contributions) {
            List<Contribution> ours = new ArrayList<>();
            List<Contribution> foreign = new ArrayList<>();
            contributions.values().forEach(c -> (isOurs(c) ? ours : foreign).add(c));
            ours.addAll(foreign);
            Contribution all = Contribution.together(ours);
            Trouble.log(all.findings().stream().filter(finding -> !findings.contains(finding)).toList());
            findings = all.findings();
            current = new MethodRegistry(all.methods());
        }
        listeners.changed();
    }
}

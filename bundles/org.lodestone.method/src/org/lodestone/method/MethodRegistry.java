package org.lodestone.method;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;

/**
 * The methods at hand, looked up by the step they do. Immutable: a framework whose providers come and go makes a new one each time.
 *
 * @param methods all methods, in no particular order
 */
public record MethodRegistry(List<Method<?, ?>> methods) {

    /** Copies the list and sorts it: highest ranking first, then by id. */
    public MethodRegistry {
        methods = methods.stream()
                .sorted(Comparator.comparingInt((Method<?, ?> m) -> -m.info().ranking()).thenComparing(m -> m.info().id()))
                .toList();
    }

    /** @return the methods of the given providers */
    public static MethodRegistry of(Iterable<MethodProvider> providers) {
        List<Method<?, ?>> all = new java.util.ArrayList<>();
        providers.forEach(provider -> all.addAll(provider.methods()));
        return new MethodRegistry(all);
    }

    /** @return the methods named in {@code META-INF/services} on the class path of {@code loader} */
    public static MethodRegistry fromClassPath(ClassLoader loader) {
        return of(ServiceLoader.load(MethodProvider.class, loader));
    }

    /** @return all methods that do the step {@code type}, the default one first */
    public <M> List<M> all(Class<M> type) {
        return methods.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /**
     * @param type the step
     * @return its default method
     * @throws RefusedException when no bundle does that step
     */
    public <M> M first(Class<M> type) {
        return all(type).stream().findFirst().orElseThrow(() -> new RefusedException(Finding.error("LS-METHOD-001",
                "No installed bundle offers " + type.getSimpleName() + ".", "Install or start the bundle that does this step.")));
    }

    /**
     * @param type the step
     * @param id permanent id, or its last part when that is unambiguous
     * @return that method
     * @throws RefusedException with the ids at hand when there is none
     */
    public <M extends Method<?, ?>> M byId(Class<M> type, String id) {
        return all(type).stream()
                .filter(m -> m.info().id().equals(id) || m.info().id().endsWith("." + id))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Finding.error("LS-METHOD-002",
                        "No method " + id + ".",
                        "Use one of " + all(type).stream().map(m -> m.info().id()).toList() + ".")));
    }
}

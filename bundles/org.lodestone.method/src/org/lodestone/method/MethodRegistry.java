package org.lodestone.method;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
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
        List<Method<?, ?>> all = new ArrayList<>();
        providers.forEach(provider -> all.addAll(provider.methods()));
        return new MethodRegistry(all);
    }

    /** @return the methods named in {@code META-INF/services} on the class path of {@code loader}; broken providers are left out and logged */
    public static MethodRegistry fromClassPath(ClassLoader loader) {
        System.Logger log = System.getLogger(MethodRegistry.class.getName());
        return fromClassPath(loader, trouble -> log.log(System.Logger.Level.WARNING, trouble.toLine()));
    }

    /**
     * @param loader whose {@code META-INF/services} are read
     * @param trouble hears of providers that are left out because they fail
     * @return the methods of all others
     */
    public static MethodRegistry fromClassPath(ClassLoader loader, Consumer<Finding> trouble) {
        List<Contribution> found = new ArrayList<>();
        Iterator<ServiceLoader.Provider<MethodProvider>> providers = ServiceLoader.load(MethodProvider.class, loader).stream().iterator();
        for (boolean more = true; more;) {
            try {
                more = providers.hasNext();
                if (more) {
                    ServiceLoader.Provider<MethodProvider> provider = providers.next();
                    found.add(Contribution.of(provider.type().getName(), Contribution.LIMIT, provider::get));
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                // The iterator has moved on: the next turn looks at the next provider.
                trouble.accept(Finding.error("LS-EXT-001", "A provider of methods cannot be loaded and is left out: " + e.getMessage() + ".",
                        "Update or remove the jar it is in."));
            }
        }
        Contribution all = Contribution.together(found);
        all.findings().forEach(trouble);
        return new MethodRegistry(all.methods());
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

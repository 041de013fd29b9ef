package org.lodestone.method;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.lodestone.core.Contained;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;

/**
 * What a provider came up with when it was asked, once, for a bounded time. A provider that throws, blocks, lacks a class or hands over
 * methods without identity contributes nothing and harms nobody.
 *
 * @param source bundle or class of the provider
 * @param methods those that can be used
 * @param findings what is wrong with the others
 */
public record Contribution(String source, List<Method<?, ?>> methods, List<Finding> findings) {

    /** How long a provider may take to list its methods. */
    public static final Duration LIMIT = Duration.ofSeconds(3);

    /** Copies the lists. */
    public Contribution {
        methods = List.copyOf(methods);
        findings = List.copyOf(findings);
    }

    /**
     * @param source bundle or class of the provider, for messages
     * @param limit how long it may take
     * @param provider makes the provider, or hands it over
     * @return its methods, each of which told its identity and settings
     */
    public static Contribution of(String source, Duration limit, Callable<MethodProvider> provider) {
        Outcome<List<Method<?, ?>>> asked = Contained.call(source, limit, () -> {
            List<Method<?, ?>> methods = new ArrayList<>();
            for (Method<?, ?> method : provider.call().methods()) {
                // Asked here and not when a form or a run needs it: a method that cannot say what it is would break those.
                Parameters.defaults(method.parameters());
                if (method.info().version().isBlank()) {
                    throw new IllegalArgumentException(method.info().id() + " has no version");
                }
                methods.add(method);
            }
            return List.copyOf(methods);
        });
        return switch (asked) {
            case Outcome.Done<List<Method<?, ?>>>(List<Method<?, ?>> methods, List<Finding> findings) ->
                    new Contribution(source, methods, findings);
            case Outcome.Refused<List<Method<?, ?>>>(List<Finding> findings) -> new Contribution(source, List.of(), findings);
        };
    }

    /**
     * Puts contributions together. An id belongs to whoever comes first: a later bundle cannot take the name of a method that results
     * were made with.
     *
     * @param contributions those of the product first
     * @return all methods under their ids, and what is wrong
     */
    public static Contribution together(List<Contribution> contributions) {
        List<Method<?, ?>> methods = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Contribution contribution : contributions) {
            findings.addAll(contribution.findings());
            for (Method<?, ?> method : contribution.methods()) {
                if (ids.add(method.info().id())) {
                    methods.add(method);
                } else {
                    findings.add(Finding.error("LS-EXT-004", contribution.source() + " offers " + method.info().id()
                            + ", an id that another bundle has; its method is left out.", "Give the method an id with the vendor's own prefix."));
                }
            }
        }
        return new Contribution("all bundles", methods, findings);
    }
}

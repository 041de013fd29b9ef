package org.lodestone.runtime.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.lodestone.core.Contained;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.runtime.DeviceSupervisor;
import org.lodestone.runtime.Extensions;
import org.lodestone.runtime.MethodCatalogue;
import org.lodestone.runtime.Registration;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Starts the bundles of third parties after the product itself, each on a thread of its own: one that blocks or fails keeps neither the
 * product nor another one from starting. The start script gives them the start level {@link #WAITING}, which the framework does not reach
 * by itself. OSGI-INF/extension-starter.xml declares this component.
 */
public final class ExtensionStarter implements Extensions {

    /** Start level at which third parties' bundles wait; one above the level at which the framework rests. */
    static final int WAITING = 7;
    private static final int RUNNING = 4;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final ConcurrentSkipListSet<String> started = new ConcurrentSkipListSet<>();
    private final List<Finding> findings = new CopyOnWriteArrayList<>();
    private final Listeners<List<Finding>> listeners = new Listeners<>(this::findings);
    private final Set<CompletableFuture<Void>> starting = ConcurrentHashMap.newKeySet();
    private volatile MethodCatalogue catalogue;
    private volatile DeviceSupervisor supervisor;
    private volatile FrameworkWiring framework;

    /** Called by the service runtime. */
    public void setCatalogue(MethodCatalogue service) {
        catalogue = service;
    }

    /** Called by the service runtime. */
    public void setSupervisor(DeviceSupervisor service) {
        supervisor = service;
    }

    /** Called by the service runtime once catalogue and supervisor are there to see what the bundles bring. */
    public void activate(BundleContext context) {
        framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        start(Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.adapt(BundleStartLevel.class).getStartLevel() >= WAITING).toList());
        ExtensionWatch.open(context, this);
    }

    /** Starts bundles without waiting for them. */
    void start(List<Bundle> waiting) {
        for (Bundle bundle : waiting) {
            CompletableFuture<Void> done = new CompletableFuture<>();
            starting.add(done);
            Thread.ofPlatform().daemon().name("start " + bundle.getSymbolicName()).start(() -> {
                try {
                    startOne(bundle);
                } finally {
                    starting.remove(done);
                    done.complete(null);
                }
            });
        }
    }

    /** Says what is wrong with a bundle, to the log and to those who listen. */
    void report(Finding finding) {
        findings.add(finding);
        Trouble.log(List.of(finding));
        listeners.changed();
    }

    /** Takes a bundle out of the running product, with its classes. */
    void remove(Bundle bundle) {
        String name = Origin.of(bundle);
        Outcome<String> outcome = Contained.call(name, LIMIT, () -> {
            bundle.uninstall();
            // Else its classes stay until the next start.
            framework.refreshBundles(List.of(bundle));
            return name;
        });
        started.remove(name);
        outcome.findings().forEach(this::report);
    }

    private void startOne(Bundle bundle) {
        String name = Origin.of(bundle);
        Outcome<String> outcome = Contained.call(name, LIMIT, () -> {
            bundle.adapt(BundleStartLevel.class).setStartLevel(RUNNING);
            // Not at the first class that is asked for: the activator would fail later, on somebody else's stack, and nobody would hear why.
            startAtOnce(bundle);
            return name;
        });
        if (outcome.isDone()) {
            started.add(name);
            // Catalogue and supervisor may have something to say of what it brought.
            listeners.changed();
        } else {
            boolean unresolved = bundle.getState() == Bundle.INSTALLED;
            List<Finding> why = unresolved ? List.of(unresolved(bundle)) : outcome.findings();
            why.forEach(this::report);
        }
    }

    private static void startAtOnce(Bundle bundle) throws Exception {
        try {
            bundle.start(Bundle.START_TRANSIENT);
        } catch (BundleException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static Finding unresolved(Bundle bundle) {
        String reason;
        try {
            bundle.start(Bundle.START_TRANSIENT);
            reason = "it starts only now";
        } catch (BundleException e) {
            reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").replaceAll("^.*Unresolved requirement: ", "needs ");
        }
        return Finding.error("LS-EXT-005", Origin.of(bundle) + " does not fit this product and is left out: " + reason + ".",
                "Install what it needs, or a version of it that was made for this version of Lodestone.");
    }

    @Override
    public boolean await(Duration limit) {
        try {
            CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new)).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("starting reports what fails", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public List<String> started() {
        return List.copyOf(started);
    }

    @Override
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(catalogue.findings());
        all.addAll(supervisor.findings());
        return all;
    }

    @Override
    public Registration onFindings(Consumer<List<Finding>> listener) {
        return listeners.add(listener);
    }
}

package org.lodestone.runtime.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** What tests ask the running framework. */
final class Framework {

    private final BundleContext context = FrameworkUtil.getBundle(Framework.class).getBundleContext();

    /** Starts the bundles that a test needs; the runner starts only what it needs itself. */
    Framework() throws BundleException {
        for (String name : new String[] {"org.apache.felix.scr", "org.lodestone.runtime"}) {
            bundle(name).start();
        }
    }

    BundleContext context() {
        return context;
    }

    Bundle bundle(String name) {
        return Arrays.stream(context.getBundles()).filter(b -> b.getSymbolicName().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("the framework lacks " + name));
    }

    <T> T service(Class<T> type) {
        eventually(() -> context.getServiceReference(type) != null);
        return context.getService(context.getServiceReference(type));
    }

    /** @return how many services each bundle offers */
    Map<String, Long> services() throws InvalidSyntaxException {
        ServiceReference<?>[] all = context.getAllServiceReferences(null, null);
        return Arrays.stream(all).collect(Collectors.groupingBy(r -> r.getBundle().getSymbolicName(), TreeMap::new, Collectors.counting()));
    }

    /** @return the live threads of the device layer, by name */
    static Map<String, Long> deviceThreads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(n -> n.startsWith("device-"))
                .collect(Collectors.groupingBy(n -> n, TreeMap::new, Collectors.counting()));
    }

    /** Waits for what other threads do; the limit only ends a failing test. */
    static void eventually(BooleanSupplier condition) {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); System.nanoTime() < end;) {
            if (condition.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(100_000);
        }
        throw new AssertionError("did not come about");
    }
}

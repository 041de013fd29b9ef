package org.lodestone.runtime.internal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.lodestone.cli.Main;
import org.lodestone.core.Finding;
import org.lodestone.device.DeviceDriver;
import org.lodestone.navigation.headless.InstalledDevices;
import org.lodestone.runtime.DeviceSupervisor;
import org.lodestone.runtime.Extensions;
import org.lodestone.runtime.MethodCatalogue;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The command line in a framework: the same verbs over the methods and drivers of all bundles, third parties' included. The start script
 * takes this way when such bundles are installed, else the quicker plain class path.
 */
public final class CommandLineApplication implements IApplication {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration END = Duration.ofSeconds(2);

    /** Created by the extension registry. */
    public CommandLineApplication() {
        // nothing to keep
    }

    @Override
    public Object start(IApplicationContext application) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        String[] arguments = (String[]) application.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        application.applicationRunning();
        BundleContext context = FrameworkUtil.getBundle(CommandLineApplication.class).getBundleContext();
        startServices(context, err);
        Extensions extensions = service(context, Extensions.class);
        extensions.await(LIMIT);
        MethodCatalogue catalogue = service(context, MethodCatalogue.class);
        DeviceSupervisor supervisor = service(context, DeviceSupervisor.class);
        List<Finding> findings = extensions.findings();
        findings.forEach(finding -> err.println(finding.severity() + " " + finding.toLine()));
        int exit = Main.run(arguments, catalogue::current, () -> InstalledDevices.from(new InstalledDevices.Lookup() {
            @Override
            public <T> List<T> services(Class<T> type) {
                // The supervisor has asked every driver who it is and left out those that fail.
                return type == DeviceDriver.class ? supervisor.drivers().stream().map(type::cast).toList()
                        : CommandLineApplication.services(context, type);
            }
        }), out, err);
        out.flush();
        err.flush();
        endInAnyCase(exit);
        return exit;
    }

    /** A bundle that blocks while it starts also blocks the end of the framework; the verb is done, nothing is lost. */
    private static void endInAnyCase(int exit) {
        Thread.ofPlatform().daemon().name("end").start(() -> {
            LockSupport.parkNanos(END.toNanos());
            Runtime.getRuntime().halt(exit);
        });
    }

    /** Our own bundles wait for their first class to be asked for; without their services there are no methods. */
    private static void startServices(BundleContext context, PrintStream err) {
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getSymbolicName() != null && bundle.getSymbolicName().startsWith("org.lodestone.")
                    && bundle.getHeaders("").get("Service-Component") != null && bundle.getState() == Bundle.RESOLVED) {
                try {
                    bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
                } catch (BundleException e) {
                    err.println(Finding.warning("LS-EXT-006", Origin.of(bundle) + " does not start: " + e.getMessage() + ".",
                            "Install the product again.").toLine());
                }
            }
        }
    }

    private static <T> List<T> services(BundleContext context, Class<T> type) {
        List<T> services = new ArrayList<>();
        try {
            for (ServiceReference<T> reference : context.getServiceReferences(type, null)) {
                services.add(context.getService(reference));
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter was given", e);
        }
        return services;
    }

    private static <T> T service(BundleContext context, Class<T> type) throws InterruptedException {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        T service = tracker.waitForService(LIMIT.toMillis());
        if (service == null) {
            throw new IllegalStateException("The service layer did not start: " + type.getSimpleName() + " is missing.");
        }
        return service;
    }

    @Override
    public void stop() {
        // A verb ends by itself; the framework's end takes its thread along.
    }
}

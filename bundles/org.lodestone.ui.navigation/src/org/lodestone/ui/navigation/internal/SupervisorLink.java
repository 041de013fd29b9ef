package org.lodestone.ui.navigation.internal;

import java.util.Optional;
import org.lodestone.runtime.DeviceSupervisor;
import org.lodestone.runtime.Registration;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** A view's hold on the supervisor, which may come later than the view and go before it. */
final class SupervisorLink implements AutoCloseable {

    private final ServiceTracker<DeviceSupervisor, Link> tracker;

    /** A supervisor and this view's registration with it. */
    private record Link(DeviceSupervisor supervisor, Registration listening) {
    }

    /** @param changed called from any thread whenever something may look different; has to return at once */
    SupervisorLink(BundleContext context, Runnable changed) {
        tracker = new ServiceTracker<>(context, DeviceSupervisor.class, new ServiceTrackerCustomizer<>() {
            @Override
            public Link addingService(ServiceReference<DeviceSupervisor> reference) {
                DeviceSupervisor supervisor = context.getService(reference);
                return supervisor == null ? null : new Link(supervisor, supervisor.onChange(devices -> changed.run()));
            }

            @Override
            public void modifiedService(ServiceReference<DeviceSupervisor> reference, Link link) {
                changed.run();
            }

            @Override
            public void removedService(ServiceReference<DeviceSupervisor> reference, Link link) {
                link.listening().close();
                context.ungetService(reference);
                changed.run();
            }
        });
        tracker.open();
    }

    Optional<DeviceSupervisor> supervisor() {
        return Optional.ofNullable(tracker.getService()).map(Link::supervisor);
    }

    @Override
    public void close() {
        tracker.close();
    }
}

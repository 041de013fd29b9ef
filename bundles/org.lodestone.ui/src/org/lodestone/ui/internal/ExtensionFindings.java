package org.lodestone.ui.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.swt.widgets.Display;
import org.lodestone.core.Finding;
import org.lodestone.runtime.Extensions;
import org.lodestone.runtime.Registration;
import org.lodestone.ui.FindingLog;
import org.lodestone.ui.UiThread;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Shows what is wrong with bundles of third parties among the findings: those there at the start, and those that come later. */
final class ExtensionFindings extends ServiceTracker<Extensions, Registration> {

    private final FindingLog log;
    private final Display display;
    private final Set<Finding> shown = new HashSet<>();

    private ExtensionFindings(BundleContext context, FindingLog log, Display display) {
        super(context, Extensions.class, null);
        this.log = log;
        this.display = display;
    }

    /**
     * @param log that is added to
     * @param display of the user interface
     * @return ends it when run
     */
    static Runnable follow(FindingLog log, Display display) {
        ExtensionFindings findings = new ExtensionFindings(FrameworkUtil.getBundle(ExtensionFindings.class).getBundleContext(), log, display);
        findings.open();
        return findings::close;
    }

    @Override
    public Registration addingService(ServiceReference<Extensions> reference) {
        return context.getService(reference).onFindings(all -> UiThread.post(display, () -> show(all)));
    }

    @Override
    public void removedService(ServiceReference<Extensions> reference, Registration following) {
        following.close();
        context.ungetService(reference);
    }

    private void show(List<Finding> all) {
        log.add(Messages.extensions, all.stream().filter(shown::add).toList());
    }
}

package org.lodestone.ui.planning.internal;

import org.lodestone.core.CancelledException;
import org.lodestone.core.Finding;
import org.lodestone.core.Progress;
import org.lodestone.core.RefusedException;
import org.lodestone.method.MethodRegistry;
import org.lodestone.method.file.VolumeReader;
import org.lodestone.runtime.MethodCatalogue;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** The methods of the bundles that run; right after the start it waits until their services have come up. */
public final class InstalledMethods {

    private static final long WAIT_MS = 15_000;
    private static final long PAUSE_MS = 50;

    private InstalledMethods() {
    }

    /**
     * @param progress for cancellation while waiting
     * @return the methods at hand; not for the user interface's thread
     * @throws RefusedException when no reader of images starts
     */
    public static MethodRegistry current(Progress progress) {
        BundleContext context = FrameworkUtil.getBundle(InstalledMethods.class).getBundleContext();
        ServiceTracker<MethodCatalogue, MethodCatalogue> tracker = new ServiceTracker<>(context, MethodCatalogue.class, null);
        tracker.open();
        try {
            for (long waited = 0; waited < WAIT_MS; waited += PAUSE_MS) {
                progress.check();
                MethodCatalogue catalogue = tracker.getService();
                if (catalogue != null && !catalogue.current().all(VolumeReader.class).isEmpty()) {
                    return catalogue.current();
                }
                Thread.sleep(PAUSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } finally {
            tracker.close();
        }
        throw new RefusedException(Finding.error("LS-UI-010", "No bundle that reads images has started.",
                "Check the installation: org.lodestone.io and org.lodestone.runtime have to be there; the log says why they are not."));
    }

    /** @return version of the product for provenance */
    public static String softwareVersion() {
        return FrameworkUtil.getBundle(InstalledMethods.class).getVersion().toString();
    }
}

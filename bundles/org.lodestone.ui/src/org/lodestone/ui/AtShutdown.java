package org.lodestone.ui;

import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.PlatformUI;

/**
 * Ends what all views share when the workbench closes. A shared service must not be an {@code IDisposable}: the workbench disposes it with
 * the view that happened to ask for it first, while others still use it.
 */
public final class AtShutdown {

    private AtShutdown() {
    }

    /** @param end called once on the user interface's thread, after the windows have closed */
    public static void run(Runnable end) {
        PlatformUI.getWorkbench().addWorkbenchListener(new IWorkbenchListener() {
            @Override
            public boolean preShutdown(IWorkbench workbench, boolean forced) {
                return true;
            }

            @Override
            public void postShutdown(IWorkbench workbench) {
                end.run();
            }
        });
    }
}

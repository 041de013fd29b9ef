package org.lodestone.ui;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;

/** The one way from other threads to the user interface's; never waits, ignores what was disposed of meanwhile. */
public final class UiThread {

    private UiThread() {
    }

    /**
     * @param owner for whom; nothing is run once it is disposed of
     * @param action run soon on the user interface's thread
     */
    public static void post(Widget owner, Runnable action) {
        if (owner.isDisposed()) {
            return;
        }
        try {
            post(owner.getDisplay(), () -> {
                if (!owner.isDisposed()) {
                    action.run();
                }
            });
        } catch (SWTException e) {
            if (!owner.isDisposed()) {
                throw e;
            }
        }
    }

    /**
     * @param display the user interface; nothing is run once it is disposed of
     * @param action run soon on its thread
     */
    public static void post(Display display, Runnable action) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                if (!display.isDisposed()) {
                    action.run();
                }
            });
        }
    }
}

package org.lodestone.ui.navigation.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Control;

/** Turns any number of requests from any thread into at most one waiting call on the user interface's thread. */
public final class CoalescedRefresh {

    private final Control owner;
    private final Runnable refresh;
    private final AtomicBoolean waiting = new AtomicBoolean();

    /**
     * @param owner nothing is called once it is disposed
     * @param refresh called on the user interface's thread
     */
    public CoalescedRefresh(Control owner, Runnable refresh) {
        this.owner = owner;
        this.refresh = refresh;
    }

    /** Asks for a call; any thread. */
    public void request() {
        if (owner.isDisposed() || !waiting.compareAndSet(false, true)) {
            return;
        }
        try {
            owner.getDisplay().asyncExec(() -> {
                waiting.set(false);
                if (!owner.isDisposed()) {
                    refresh.run();
                }
            });
        } catch (SWTException e) {
            // The view was closed between the question and the call; a live one that fails is a fault.
            if (!owner.isDisposed()) {
                throw e;
            }
        }
    }
}

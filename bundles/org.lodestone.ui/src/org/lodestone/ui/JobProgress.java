package org.lodestone.ui;

import java.util.Objects;
import org.eclipse.core.runtime.IProgressMonitor;
import org.lodestone.core.Progress;

/** Shows the progress of a computation in the workbench's progress view and passes its cancel button on. Any thread. */
public final class JobProgress implements Progress {

    private static final int TICKS = 1000;

    private final IProgressMonitor monitor;
    private int done;
    private String activity = "";

    /**
     * @param monitor of the job; not begun yet
     * @param title of the whole work
     */
    public JobProgress(IProgressMonitor monitor, String title) {
        this.monitor = Objects.requireNonNull(monitor, "monitor");
        monitor.beginTask(title, TICKS);
    }

    @Override
    public synchronized void report(double fraction, String now) {
        int ticks = (int) Math.round(Math.clamp(fraction, 0, 1) * TICKS);
        if (ticks > done) {
            monitor.worked(ticks - done);
            done = ticks;
        }
        if (!now.equals(activity)) {
            activity = now;
            monitor.subTask(now);
        }
    }

    @Override
    public boolean isCancelled() {
        return monitor.isCanceled();
    }
}

package org.lodestone.ui.navigation.internal.registration;

import java.util.function.Predicate;
import org.eclipse.swt.widgets.Display;
import org.lodestone.device.DeviceEvent;
import org.lodestone.device.PoseFrame;
import org.lodestone.runtime.DeviceHandle;
import org.lodestone.runtime.Registration;

/** Listens to a tracker for a while. */
public final class TrackerTap {

    private final Display display;
    private final Registration listening;
    private final Runnable done;
    private boolean over;

    /**
     * @param tracker lets it stream
     * @param frames called on the tracker's reader thread; true when it has heard enough
     * @param longestMs after which it ends all the same
     * @param display gets {@code done}
     * @param done called once on the user interface's thread, when nothing calls {@code frames} any more
     */
    public TrackerTap(DeviceHandle tracker, Predicate<PoseFrame> frames, int longestMs, Display display, Runnable done) {
        this.display = display;
        this.done = done;
        this.listening = tracker.onEvent(event -> heard(event, frames));
        tracker.start();
        display.timerExec(longestMs, this::finish);
    }

    private synchronized void heard(DeviceEvent event, Predicate<PoseFrame> frames) {
        if (!over && event instanceof PoseFrame frame && frames.test(frame)) {
            over = true;
            display.asyncExec(this::close);
        }
    }

    private void finish() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        close();
    }

    private void close() {
        listening.close();
        done.run();
    }
}

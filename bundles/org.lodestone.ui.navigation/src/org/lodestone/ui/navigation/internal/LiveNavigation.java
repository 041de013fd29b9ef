package org.lodestone.ui.navigation.internal;

import java.util.Optional;
import org.lodestone.core.Latest;
import org.lodestone.device.DeviceEvent;
import org.lodestone.device.PoseFrame;
import org.lodestone.navigation.coil.OnTarget;
import org.lodestone.navigation.session.NavigationState;
import org.lodestone.navigation.session.Navigator;
import org.lodestone.navigation.session.SeenTools;
import org.lodestone.runtime.DeviceHandle;
import org.lodestone.runtime.Registration;

/**
 * Computes where the coil is with every measurement of a tracker, on the tracker's reader thread, which takes microseconds. The user
 * interface asks for the state when it draws; a tracker that fell silent therefore shows as stale without any event.
 */
final class LiveNavigation implements AutoCloseable {

    private final Navigator navigator;
    private final DeviceHandle tracker;
    private final Runnable changed;
    private final Registration listening;
    private final Latest<NavigationState> newest = new Latest<>();
    private SeenTools seen = SeenTools.NONE;
    private OnTarget onTarget = OnTarget.START;

    /** @param changed called on the reader thread after each measurement; has to return at once */
    LiveNavigation(Navigator navigator, DeviceHandle tracker, Runnable changed) {
        this.navigator = navigator;
        this.tracker = tracker;
        this.changed = changed;
        this.listening = tracker.onEvent(this::measured);
        tracker.start();
    }

    private void measured(DeviceEvent event) {
        if (event instanceof PoseFrame frame) {
            compute(Optional.of(frame), frame.hostNanos());
            changed.run();
        }
    }

    private synchronized NavigationState compute(Optional<PoseFrame> frame, long nowNanos) {
        seen = frame.map(seen::with).orElse(seen);
        NavigationState state = navigator.at(seen, onTarget, nowNanos);
        onTarget = state.onTarget();
        newest.offer(state);
        return state;
    }

    /** @return what holds at this moment, poses that have become too old included */
    NavigationState now() {
        return compute(Optional.empty(), System.nanoTime());
    }

    Navigator navigator() {
        return navigator;
    }

    @Override
    public void close() {
        listening.close();
        tracker.stop();
    }
}

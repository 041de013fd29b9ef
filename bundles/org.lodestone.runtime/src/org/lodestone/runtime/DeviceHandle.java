package org.lodestone.runtime;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.lodestone.device.Device;
import org.lodestone.device.DeviceEvent;
import org.lodestone.device.DeviceException;
import org.lodestone.device.PoseFrame;

/**
 * A client's permanent hold on a device: stays valid while drivers come and go. Called from any thread; commands return at once and are
 * done on the device's own thread, in order.
 */
public interface DeviceHandle {

    /** How old the newest pose may be before it counts as stale. */
    long STALE_AFTER_MS = 100;

    /** @return permanent name in this installation */
    String id();

    /** @return the device now */
    DeviceSnapshot snapshot();

    /**
     * The newest measurement of a tracker as it looks now: poses older than {@link #STALE_AFTER_MS}, and all poses once the connection is
     * gone, are marked stale.
     *
     * @return the measurement; empty when there was none yet
     */
    Optional<PoseFrame> newestFrame();

    /**
     * Passes on every event in order, on the device's reader thread: the listener has to return within a millisecond.
     *
     * @param listener gets poses, pulses, states
     * @return ends it when closed; the registration outlives reconnections and driver updates
     */
    Registration onEvent(Consumer<DeviceEvent> listener);

    /** Connects; trackers do it by themselves. */
    void connect();

    /** Closes the connection and keeps it closed. */
    void disconnect();

    /** Lets a tracker or input stream now and after each reconnection. */
    void start();

    /** Ends streaming. */
    void stop();

    /** Says that a person has looked at the failure. */
    void acknowledge();

    /**
     * Does something on the open device. Permits are checked by the device itself.
     *
     * @param type what the device has to be, {@link org.lodestone.device.Stimulator} for instance
     * @param action called on the device's thread, two seconds at most
     * @return completes when done; fails with {@link DeviceException} when not connected, of another kind, or refused
     */
    <D extends Device> CompletableFuture<Void> perform(Class<D> type, Action<D> action);

    /** Something to do on an open device. */
    @FunctionalInterface
    interface Action<D extends Device> {
        /** @param device open, on its own thread; not to be kept */
        void on(D device) throws DeviceException;
    }
}

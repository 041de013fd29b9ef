package org.lodestone.device;

import org.lodestone.core.Frame;

/**
 * What an open device gets from the host. Valid until the device is closed: what it reports or delivers afterwards is ignored. Called
 * from any thread of the device; never blocks and never throws at the driver.
 */
public interface DeviceContext {

    /** @return {@link DeviceConfig#id()} */
    String deviceId();

    /** @return the space in which this device's poses are given */
    Frame frame();

    /** @return the host's monotonic clock, nanoseconds; all host times come from here */
    long nanoTime();

    /**
     * Tells a change the driver noticed. READY, ACTIVE, DEGRADED, FAILED and OFFLINE (connection lost) are accepted where the life cycle
     * allows them; anything else is logged and ignored.
     *
     * @param status state and reason
     */
    void report(DeviceStatus status);

    /** Hands over what was measured. Host times must not decrease; an event that goes back in time is dropped and counted. */
    void deliver(DeviceEvent event);

    /**
     * Starts a thread for blocking reads, named after the device.
     *
     * @param name what it reads, one word
     * @param loop has to end when interrupted or when its transport is closed
     * @return interrupts the thread and waits for it, one second at most; the host does it at the latest when the device is closed
     */
    Reader reader(String name, Runnable loop);

    /** The end of a reader thread. Closing it twice, or from inside the loop, does no harm. */
    interface Reader extends AutoCloseable {
        @Override
        void close();
    }
}

package org.lodestone.device;

import java.net.URI;
import java.time.Duration;
import org.lodestone.core.Frame;
import org.lodestone.device.wire.ByteLink;
import org.lodestone.device.wire.LinkDefaults;

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
     * Connects to the device by the transport its address names, with what the host has for it: TCP, serial lines.
     *
     * @param address of the device; the scheme ends with the transport, {@code ndi-tcp://host:8765}, {@code ndi-serial:/dev/ttyUSB0}
     * @param usual what the device uses unless the address says otherwise
     * @param timeout longest wait
     * @return the link, the driver's to close
     * @throws DeviceException when the host has no such transport, or nobody answers
     */
    ByteLink link(URI address, LinkDefaults usual, Duration timeout) throws DeviceException;

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

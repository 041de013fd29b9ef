package org.lodestone.device;

/** A device that delivers by itself once started. Calls come from the device's own thread. */
public interface StreamingDevice extends Device {

    /**
     * Begins to deliver to the context; does nothing when it already does.
     *
     * @throws DeviceException when the device refuses or does not answer
     */
    void start() throws DeviceException;

    /**
     * Ends delivery; does nothing when there is none.
     *
     * @throws DeviceException when the device refuses or does not answer
     */
    void stop() throws DeviceException;
}

package org.lodestone.runtime;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lodestone.core.Finding;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceDriver;

/**
 * Owns the life of all devices: opens them when their driver's bundle starts, closes them when it stops, connects again after a loss, and
 * keeps drivers that hang from harming the rest. An OSGi service; called from any thread, never blocks on a device.
 */
public interface DeviceSupervisor {

    /** @return every device known now, sorted by id; configured ones whose driver is missing included */
    List<DeviceHandle> devices();

    /** @return the device with that id, if known */
    default Optional<DeviceHandle> device(String id) {
        return devices().stream().filter(device -> device.id().equals(id)).findFirst();
    }

    /**
     * Makes a device known until the registration is closed. Its driver may come later.
     *
     * @param config the device; a device of the same id that a driver had brought by itself gives way
     * @return removes the device again when closed
     * @throws IllegalStateException when another configuration has that id
     */
    Registration configure(DeviceConfig config);

    /** @return the drivers at hand now */
    List<DeviceDriver> drivers();

    /** @return what is wrong with the drivers that were left out */
    List<Finding> findings();

    /**
     * Tells about devices that come, go or change state. The listener is called once before this method returns and then after each
     * change, on the thread that made the change or on one that is telling it already, never on two at once: the last it hears is the newest.
     * It has to return soon and to hand over to its own thread. What it throws is logged.
     *
     * @param listener gets the new state of all devices, sorted by id
     * @return ends the telling when closed
     */
    Registration onChange(Consumer<List<DeviceSnapshot>> listener);
}

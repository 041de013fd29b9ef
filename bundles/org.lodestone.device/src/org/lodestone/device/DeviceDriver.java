package org.lodestone.device;

import java.util.List;
import org.lodestone.core.Parameter;

/**
 * Describes and opens the devices of one family. Registered as an OSGi service; stateless, holds no connection. Implement the
 * sub-interface of the kind.
 */
public interface DeviceDriver {

    /** @return who this driver is */
    DriverInfo info();

    /** @return the settings of one device, in the order in which a form shows them */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** @return devices that need no configuration and appear with the driver, simulated ones for instance */
    default List<DeviceConfig> devicesAtHand() {
        return List.of();
    }

    /**
     * Connects, identifies and leaves the device in its safe, quiet state. Called on the device's own thread; may block no longer than
     * {@link DeviceConfig#connectTimeout()} and has to give up when interrupted.
     *
     * @param config which device
     * @param context what it reports to, valid until the device is closed
     * @return the open device; nothing is left open when this throws
     * @throws DeviceException with the reason when there is no usable device
     */
    Device open(DeviceConfig config, DeviceContext context) throws DeviceException;
}

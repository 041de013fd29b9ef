package org.lodestone.device.wire;

import java.net.URI;
import java.time.Duration;
import org.lodestone.device.DeviceException;

/**
 * Opens links over one kind of transport. An OSGi service, and named in {@code META-INF/services} for the plain class path; stateless.
 * Drivers do not see it: they ask {@link org.lodestone.device.DeviceContext#link}.
 */
public interface LinkOpener {

    /** @return the last part of the schemes it serves: {@code serial} for {@code ndi-serial:/dev/ttyUSB0} */
    String transport();

    /**
     * Connects. Blocks no longer than {@code timeout}.
     *
     * @param address of the device, with any scheme that ends in {@link #transport()}
     * @param usual what the device uses unless the address says otherwise
     * @param timeout longest wait
     * @return the link; nothing is left open when this throws
     * @throws DeviceException with the reason when there is no usable port
     */
    ByteLink open(URI address, LinkDefaults usual, Duration timeout) throws DeviceException;
}

package org.lodestone.device;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.lodestone.core.Parameters;

/**
 * One device as the site has it.
 *
 * @param id permanent name in this installation, {@code polaris-1} for instance: lower case, digits, hyphens
 * @param title for the dashboard
 * @param driverId {@link DriverInfo#id()} of the driver that opens it
 * @param address where it is: {@code openigtlink://127.0.0.1:18944}, {@code sim:tracker}
 * @param settings checked values of {@link DeviceDriver#parameters()}
 * @param connectTimeout how long opening may take
 */
public record DeviceConfig(String id, String title, String driverId, URI address, Parameters settings, Duration connectTimeout) {

    /** Checks the components. */
    public DeviceConfig {
        if (!id.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException("device id " + id);
        }
        Objects.requireNonNull(driverId, "driverId");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(settings, "settings");
        if (connectTimeout.isNegative() || connectTimeout.isZero()) {
            throw new IllegalArgumentException("connectTimeout " + connectTimeout);
        }
    }

    /** @return a device with the driver's default settings and five seconds to connect */
    public static DeviceConfig of(String id, String title, DeviceDriver driver, URI address) {
        return new DeviceConfig(
                id, title, driver.info().id(), address, Parameters.defaults(driver.parameters()), Duration.ofSeconds(5));
    }
}

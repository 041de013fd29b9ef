package org.lodestone.runtime.internal;

import java.time.Duration;
import java.util.List;
import org.lodestone.core.Contained;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.device.DeviceConfig;
import org.lodestone.device.DeviceDriver;

/**
 * A driver that said who it is. Asked once, for a bounded time: a driver that throws or blocks here never gets near a device. Compared by
 * identity of the driver, because a replacement may be equal to what it replaces.
 *
 * @param driver the service
 * @param id its permanent id
 * @param atHand devices that came with it
 */
record KnownDriver(DeviceDriver driver, String id, List<DeviceConfig> atHand) {

    private static final Duration LIMIT = Duration.ofSeconds(3);

    /** Copies the list. */
    KnownDriver {
        atHand = List.copyOf(atHand);
    }

    /** @return the driver with what it said, or what is wrong with it */
    static Outcome<KnownDriver> ask(DeviceDriver driver) {
        return Contained.call(Origin.of(driver), LIMIT, () -> {
            Parameters.defaults(driver.parameters());
            return new KnownDriver(driver, driver.info().id(), driver.devicesAtHand());
        });
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KnownDriver known && known.driver == driver;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(driver);
    }
}

package org.lodestone.device;

import java.util.List;
import org.lodestone.core.Finding;

/** An open connection to one device. All calls come from the device's own thread, one at a time. */
public interface Device extends AutoCloseable {

    /** @return what the device says it is: model, serial number, firmware; for the record, empty when it does not say */
    String identity();

    /**
     * Asks the device, or tests it from outside, whether it works. Must not move, fire or heat anything.
     *
     * @return nothing when all is well; an ERROR keeps the device from becoming ready
     * @throws DeviceException when it does not answer
     */
    default List<Finding> selfTest() throws DeviceException {
        return List.of();
    }

    /** Commands the safe state as well as it can and releases everything within two seconds. Closing twice does nothing. */
    @Override
    void close();
}

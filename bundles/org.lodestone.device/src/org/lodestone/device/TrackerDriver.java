package org.lodestone.device;

/** Opens position trackers. */
public interface TrackerDriver extends DeviceDriver {

    @Override
    Tracker open(DeviceConfig config, DeviceContext context) throws DeviceException;
}

package org.lodestone.device;

/** Opens magnetic stimulators. */
public interface StimulatorDriver extends DeviceDriver {

    @Override
    Stimulator open(DeviceConfig config, DeviceContext context) throws DeviceException;
}

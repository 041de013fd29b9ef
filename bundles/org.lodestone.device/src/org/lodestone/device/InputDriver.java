package org.lodestone.device;

/** Opens trigger inputs and muscle amplifiers: devices that only deliver events. */
public interface InputDriver extends DeviceDriver {

    @Override
    StreamingDevice open(DeviceConfig config, DeviceContext context) throws DeviceException;
}

package org.lodestone.device;

/** Opens coil-holding robots. */
public interface RobotDriver extends DeviceDriver {

    @Override
    Robot open(DeviceConfig config, DeviceContext context) throws DeviceException;
}

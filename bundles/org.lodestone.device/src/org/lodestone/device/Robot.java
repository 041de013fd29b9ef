package org.lodestone.device;

import org.lodestone.core.Rigid;

/** An open coil robot. Until commanded it only reports {@link RobotStatus}. Its own protective stop is the real safety. */
public interface Robot extends Device {

    /**
     * Moves the coil.
     *
     * @param flangeToBase where the flange shall go, millimetres
     * @param permit asked right before the command goes out
     * @throws DeviceException when the permit is gone or the robot refuses
     */
    void moveTo(Rigid flangeToBase, Permit permit) throws DeviceException;

    /**
     * Stops all motion and stays. Needs no permit and works in every state.
     *
     * @throws DeviceException when the robot does not confirm
     */
    void hold() throws DeviceException;
}

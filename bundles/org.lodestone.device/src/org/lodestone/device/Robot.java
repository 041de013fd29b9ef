package org.lodestone.device;

import java.util.Optional;
import org.lodestone.core.Rigid;

/** An open coil robot. Until commanded it only reports {@link RobotStatus}. Its own protective stop is the real safety. */
public interface Robot extends Device {

    /**
     * @return where and how fast it moves at most; {@link #moveTo} refuses what leaves them before it asks its permit. Empty when the
     *     limits are kept by the robot's controller, which does not tell them.
     */
    default Optional<MotionLimits> limits() {
        return Optional.empty();
    }

    /**
     * Begins to move the coil and returns; {@link RobotStatus} tells how far it is. It stops there by itself, earlier on {@link #hold}, and at
     * once when the permit does not stand any more.
     *
     * @param flangeToBase where the flange shall go, millimetres
     * @param permit asked right before the command goes out, and again every 20 ms or oftener until the coil stands
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

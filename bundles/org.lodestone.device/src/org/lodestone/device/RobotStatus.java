package org.lodestone.device;

import org.lodestone.core.Rigid;

/**
 * What a robot says about itself.
 *
 * @param hostNanos when the host heard it
 * @param servoing whether it may move by itself
 * @param flangeToBase pose of the flange in the robot's base, millimetres
 * @param forceN contact force in newton; NaN when it has no sensor
 */
public record RobotStatus(long hostNanos, boolean servoing, Rigid flangeToBase, double forceN) implements DeviceEvent {
}

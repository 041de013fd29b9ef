package org.lodestone.device;

import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;

/**
 * Where and how fast a robot may move when commanded from here. The box is convex, so a straight way between two points inside stays inside.
 *
 * @param lowMm lowest x, y and z of the flange in the robot's base
 * @param highMm highest of these
 * @param longestStepMm longest way of one command
 * @param largestTurnRad largest turn of one command
 * @param speedMmPerS how fast it goes at most
 * @param forceN contact force at which it stops by itself
 */
public record MotionLimits(Vec3 lowMm, Vec3 highMm, double longestStepMm, double largestTurnRad, double speedMmPerS, double forceN) {

    /** Checks that the box has an inside and that all else is positive. */
    public MotionLimits {
        boolean box = lowMm.x() < highMm.x() && lowMm.y() < highMm.y() && lowMm.z() < highMm.z();
        if (!box || !(longestStepMm > 0 && largestTurnRad > 0 && speedMmPerS > 0 && forceN > 0)) {
            throw new IllegalArgumentException("impossible limits of a robot");
        }
    }

    /**
     * Stops a command that leaves the limits. What is no number is outside.
     *
     * @param from where the flange is, in the robot's base
     * @param to where it shall go
     * @throws DeviceException with {@link Detail#NOT_CONFIGURED} naming the limit
     */
    public void require(Rigid from, Rigid to) throws DeviceException {
        Vec3 p = to.translationMm();
        if (!(p.x() >= lowMm.x() && p.y() >= lowMm.y() && p.z() >= lowMm.z()
                && p.x() <= highMm.x() && p.y() <= highMm.y() && p.z() <= highMm.z())) {
            throw new DeviceException(Detail.NOT_CONFIGURED, "The robot may not leave its box: " + p + " mm is outside " + lowMm + " to " + highMm + ".");
        }
        double step = from.translationMm().distance(p);
        if (!(step <= longestStepMm)) {
            throw new DeviceException(Detail.NOT_CONFIGURED, "One command may move the robot by " + longestStepMm + " mm, not by " + step + " mm.");
        }
        Rotation turn = from.rotation().inverse().then(to.rotation());
        if (!(turn.angleRad() <= largestTurnRad)) {
            throw new DeviceException(Detail.NOT_CONFIGURED, "One command may turn the robot by " + Math.toDegrees(largestTurnRad)
                    + " degrees, not by " + Math.toDegrees(turn.angleRad()) + ".");
        }
    }
}

package org.lodestone.navigation.registration;

import java.util.Objects;
import org.lodestone.core.Frame;
import org.lodestone.core.Rigid;

/**
 * What robot and tracker say at one instant while the arm stands still.
 *
 * @param flangeToBase pose of the flange, robot's own word, millimetres
 * @param base space of the robot's base
 * @param markerToTracker pose of the marker that is fixed to the flange or the coil, millimetres
 * @param tracker space of the tracker
 */
public record RobotPose(Rigid flangeToBase, Frame base, Rigid markerToTracker, Frame tracker) {

    /** Checks the components. */
    public RobotPose {
        Objects.requireNonNull(flangeToBase, "flangeToBase");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(markerToTracker, "markerToTracker");
        Objects.requireNonNull(tracker, "tracker");
    }
}

package org.lodestone.ui.navigation.internal.control;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.device.Detail;
import org.lodestone.device.DeviceException;
import org.lodestone.device.Permit;
import org.lodestone.device.RobotStatus;
import org.lodestone.device.ToolPose;
import org.lodestone.device.Validity;
import org.lodestone.navigation.registration.RobotGuide;
import org.lodestone.ui.navigation.internal.LiveNavigation;

/**
 * Turns a way along the patient's scan into one along the robot's base, by the calibration that the site has chosen, and watches on the way
 * that the coil is where the robot holds it. Any thread.
 *
 * @param live what is followed
 * @param calibration the file
 */
record RobotLead(LiveNavigation live, ChosenRobotCalibration calibration) {

    /** A robot that was silent for longer does not tell where it is. */
    private static final long SAID_NANOS = 1_000_000_000L;

    private record Led(RobotGuide guide, RobotGuide.Seen seen) {
    }

    /** @return the way along the robot's base; refused with the reason */
    Outcome<Vec3> way(Vec3 scanMm, String robot, Optional<RobotStatus> says) {
        return switch (led(robot, says)) {
            case Outcome.Done<Led>(Led led, var _) -> led.guide.inBase(scanMm, live.navigator().headToScan(), led.seen, Instant.now());
            case Outcome.Refused<Led>(List<Finding> why) -> Outcome.refused(why.getFirst());
        };
    }

    /** @return {@code permit}, as long as the calibration is seen to hold, too */
    Permit watching(Permit permit, String robot, java.util.function.Supplier<Optional<RobotStatus>> says) {
        return () -> {
            permit.require();
            Optional<Finding> trouble = switch (led(robot, says.get())) {
                case Outcome.Done<Led>(Led led, var _) -> led.guide.trouble(led.seen, Instant.now());
                case Outcome.Refused<Led>(List<Finding> why) -> Optional.of(why.getFirst());
            };
            if (trouble.isPresent()) {
                throw new DeviceException(Detail.INTERLOCK_OPEN, trouble.get().toLine());
            }
        };
    }

    private Outcome<Led> led(String robot, Optional<RobotStatus> says) {
        return switch (calibration.guide()) {
            case Outcome.Done<RobotGuide>(RobotGuide guide, var _) -> seen(guide, robot, says);
            case Outcome.Refused<RobotGuide>(List<Finding> why) -> Outcome.refused(why.getFirst());
        };
    }

    private Outcome<Led> seen(RobotGuide guide, String robot, Optional<RobotStatus> says) {
        long now = System.nanoTime();
        Optional<ToolPose> head = usable(live.navigator().headTool(), now), coil = usable(live.navigator().coilTool(), now);
        Optional<RobotStatus> fresh = says.filter(s -> now - s.hostNanos() < SAID_NANOS);
        Optional<Frame> camera = live.camera();
        if (head.isEmpty() || coil.isEmpty() || fresh.isEmpty() || camera.isEmpty()) {
            return Outcome.refused(Finding.error("LS-NAV-027", "Robot, head or coil is not seen now: no robot is led blindly.",
                    "Turn both markers to the camera and look at the robot's state in Devices."));
        }
        return Outcome.done(new Led(guide, new RobotGuide.Seen(fresh.get().flangeToBase(), Frame.tracker(robot), head.get().toolToFrame(),
                coil.get().toolToFrame(), camera.get())));
    }

    private Optional<ToolPose> usable(String tool, long now) {
        return live.seen().at(tool, now).filter(pose -> pose.validity() == Validity.VALID);
    }
}

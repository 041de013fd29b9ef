package org.lodestone.navigation.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;
import org.lodestone.numerics.PointRegistration;
import org.lodestone.numerics.SymmetricSystem;

/**
 * How a robot stands before a tracker and how the marker sits on its flange, from poses of both (hand-eye calibration, A X = Z B). The start
 * is the closed form of Park and Martin (IEEE Transactions on Robotics and Automation 10:717, 1994) over pairs of poses; from there the two
 * rigid maps are fitted in turn by Horn's method to points of the marker until they stay, so that each pose counts once and rotation and
 * translation are weighed at the size of a coil. Double precision; stateless.
 *
 * @param baseToTracker from the robot's base to the tracker
 * @param markerToFlange from the marker to the flange
 * @param residual what remains at the poses it was made from
 */
public record RobotCalibration(AffineTransform baseToTracker, Rigid markerToFlange, Residual residual) {

    /** Fewest poses. */
    public static final int FEWEST_POSES = 8;

    /** Usual limit of {@link Residual#rmsMm}. */
    public static final double USUAL_LIMIT_MM = 1;

    /** Usual limit of {@link Residual#rmsDegrees}. */
    public static final double USUAL_LIMIT_DEGREES = 0.5;

    private static final double LEVER_MM = 100;
    private static final double LEAST_TURN_RAD = Math.toRadians(10);
    // A turn of nearly half a circle has an axis whose sign is chance.
    private static final double GREATEST_TURN_RAD = Math.toRadians(150);
    private static final double STAYS_MM = 1e-6;
    private static final int MOST_ROUNDS = 500;
    private static final List<Vec3> MARKER_POINTS = List.of(new Vec3(LEVER_MM, 0, 0), new Vec3(-LEVER_MM, 0, 0), new Vec3(0, LEVER_MM, 0),
            new Vec3(0, -LEVER_MM, 0), new Vec3(0, 0, LEVER_MM), new Vec3(0, 0, -LEVER_MM));

    /**
     * How far the marker was seen from where robot and calibration put it.
     *
     * @param rmsMm root mean square distance of its origin
     * @param rmsDegrees root mean square angle
     * @param worstPose number of the pose that fits least, from 1
     * @param worstMm its distance
     * @param worstDegrees its angle
     */
    public record Residual(double rmsMm, double rmsDegrees, int worstPose, double worstMm, double worstDegrees) {

        boolean isWithin(double limitMm, double limitDegrees) {
            return rmsMm <= limitMm && rmsDegrees <= limitDegrees;
        }
    }

    /**
     * @param poses at least {@link #FEWEST_POSES}, turned about different axes, the arm standing still at each
     * @param limitMm greatest {@link Residual#rmsMm}
     * @param limitDegrees greatest {@link Residual#rmsDegrees}
     * @return the calibration; refused with LS-NAV-016 for too few poses, LS-NAV-017 when they were turned too little or about one axis only,
     *     LS-NAV-018 when they are of several robots or trackers, LS-NAV-019 when what remains is above a limit
     */
    public static Outcome<RobotCalibration> of(List<RobotPose> poses, double limitMm, double limitDegrees) {
        if (poses.size() < FEWEST_POSES) {
            return Outcome.refused(Finding.error("LS-NAV-016", poses.size() + " poses of the robot are too few.",
                    "Take at least " + FEWEST_POSES + ", better fifteen, turned to all sides."));
        }
        RobotPose first = poses.getFirst();
        if (poses.stream().anyMatch(p -> !p.base().equals(first.base()) || !p.tracker().equals(first.tracker()))) {
            return Outcome.refused(Finding.error("LS-NAV-018", "The poses belong to several robots or trackers.",
                    "Take all poses with the same robot and tracker, neither restarted nor moved in between."));
        }
        List<Turn> turns = turns(poses);
        Rigid flange;
        try {
            flange = parkMartin(turns);
        } catch (ArithmeticException | IllegalArgumentException e) {
            return Outcome.refused(Finding.error("LS-NAV-017", "The robot was turned too little between the poses, or about one axis only.",
                    "Turn the flange by 20 to 60 degrees about at least two axes.").with("reason", e.getMessage()));
        }
        Rigid base = base(poses, flange);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Rigid before = flange;
            flange = flange(poses, base);
            base = base(poses, flange);
            if (moved(before, flange) < STAYS_MM) {
                break;
            }
        }
        RobotCalibration found = new RobotCalibration(new AffineTransform(first.base(), first.tracker(), base.toAffine()), flange,
                residual(poses, base, flange));
        return found.residual.isWithin(limitMm, limitDegrees) ? Outcome.done(found) : Outcome.refused(found.doesNotFit(limitMm, limitDegrees));
    }

    /**
     * What remains at poses that the calibration was not made from: those it was made from fit too well.
     *
     * @param poses of the same robot and tracker
     * @return the residual
     * @throws org.lodestone.core.FrameMismatchException when they are of others
     */
    public Residual at(List<RobotPose> poses) {
        poses.forEach(pose -> {
            baseToTracker.from().require(pose.base());
            baseToTracker.to().require(pose.tracker());
        });
        return residual(poses, Rigid.of(baseToTracker.matrix()), markerToFlange);
    }

    /** The way from one pose to another, seen by the robot and by the tracker. */
    private record Turn(Rigid robot, Rigid marker) {
    }

    private static List<Turn> turns(List<RobotPose> poses) {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < poses.size(); i++) {
            for (int j = i + 1; j < poses.size(); j++) {
                RobotPose a = poses.get(i), b = poses.get(j);
                Rigid robot = b.flangeToBase().then(a.flangeToBase().inverse());
                double angle = robot.rotation().angleRad();
                if (angle >= LEAST_TURN_RAD && angle <= GREATEST_TURN_RAD) {
                    turns.add(new Turn(robot, b.markerToTracker().then(a.markerToTracker().inverse())));
                }
            }
        }
        return turns;
    }

    private static Rigid parkMartin(List<Turn> turns) {
        List<Vec3> from = new ArrayList<>(), to = new ArrayList<>();
        for (Turn turn : turns) {
            Vec3 marker = axisTimesAngle(turn.marker()), robot = axisTimesAngle(turn.robot());
            // With their opposites the points have no shift, and only the rotation is fitted.
            from.add(marker);
            to.add(robot);
            from.add(marker.times(-1));
            to.add(robot.times(-1));
        }
        requireTwoAxes(to);
        Rigid rotation = new Rigid(Rigid.of(PointRegistration.rigid(from, to)).rotation(), Vec3.ZERO);
        double[][] matrix = new double[3][3];
        double[] right = new double[3];
        for (Turn turn : turns) {
            // (R - I) t = rotation(shift of the marker) - shift of the robot
            Affine r = turn.robot().rotation().toAffine();
            Vec3 d = rotation.apply(turn.marker().translationMm()).minus(turn.robot().translationMm());
            for (int row = 0; row < 3; row++) {
                double[] line = new double[3];
                for (int column = 0; column < 3; column++) {
                    line[column] = r.column(column).get(row) - (row == column ? 1 : 0);
                }
                for (int i = 0; i < 3; i++) {
                    for (int j = 0; j < 3; j++) {
                        matrix[i][j] += line[i] * line[j];
                    }
                    right[i] += line[i] * d.get(row);
                }
            }
        }
        double[] t = SymmetricSystem.solve(matrix, right);
        return new Rigid(rotation.rotation(), new Vec3(t[0], t[1], t[2]));
    }

    /** Turns about one axis leave the shift along it open, however well they fit. */
    private static void requireTwoAxes(List<Vec3> turns) {
        if (turns.isEmpty()) {
            throw new ArithmeticException("no turn of " + Math.toDegrees(LEAST_TURN_RAD) + " degrees or more");
        }
        Vec3 main = turns.stream().max(java.util.Comparator.comparingDouble(Vec3::norm)).orElseThrow().unit();
        double aside = turns.stream().mapToDouble(v -> v.minus(main.times(v.dot(main))).norm()).max().orElseThrow();
        if (aside < LEAST_TURN_RAD) {
            throw new ArithmeticException(String.format(Locale.ROOT, "%.1f degrees about a second axis", Math.toDegrees(aside)));
        }
    }

    private static Vec3 axisTimesAngle(Rigid turn) {
        double sign = turn.rotation().w() < 0 ? -1 : 1;
        Vec3 axis = new Vec3(turn.rotation().x(), turn.rotation().y(), turn.rotation().z()).times(sign);
        return axis.norm() < 1e-12 ? Vec3.ZERO : axis.unit().times(turn.rotation().angleRad());
    }

    private static Rigid base(List<RobotPose> poses, Rigid flange) {
        List<Vec3> from = new ArrayList<>(), to = new ArrayList<>();
        for (RobotPose pose : poses) {
            for (Vec3 p : MARKER_POINTS) {
                from.add(pose.flangeToBase().apply(flange.apply(p)));
                to.add(pose.markerToTracker().apply(p));
            }
        }
        return Rigid.of(PointRegistration.rigid(from, to));
    }

    private static Rigid flange(List<RobotPose> poses, Rigid base) {
        Rigid back = base.inverse();
        List<Vec3> from = new ArrayList<>(), to = new ArrayList<>();
        for (RobotPose pose : poses) {
            Rigid seen = pose.markerToTracker().then(back).then(pose.flangeToBase().inverse());
            for (Vec3 p : MARKER_POINTS) {
                from.add(p);
                to.add(seen.apply(p));
            }
        }
        return Rigid.of(PointRegistration.rigid(from, to));
    }

    private static double moved(Rigid before, Rigid after) {
        return MARKER_POINTS.stream().mapToDouble(p -> before.apply(p).distance(after.apply(p))).max().orElseThrow();
    }

    private static Residual residual(List<RobotPose> poses, Rigid base, Rigid flange) {
        double mm2 = 0, degrees2 = 0, worstOff = -1, worstMm = 0, worstDegrees = 0;
        int worst = 0;
        for (int i = 0; i < poses.size(); i++) {
            Rigid said = flange.then(poses.get(i).flangeToBase()).then(base), seen = poses.get(i).markerToTracker();
            double mm = said.translationMm().distance(seen.translationMm());
            double degrees = Math.toDegrees(said.rotation().inverse().then(seen.rotation()).angleRad());
            double off = moved(said, seen);
            if (off > worstOff) {
                worstOff = off;
                worst = i + 1;
                worstMm = mm;
                worstDegrees = degrees;
            }
            mm2 += mm * mm;
            degrees2 += degrees * degrees;
        }
        return new Residual(Math.sqrt(mm2 / poses.size()), Math.sqrt(degrees2 / poses.size()), worst, worstMm, worstDegrees);
    }

    Finding doesNotFit(double limitMm, double limitDegrees) {
        return Finding.error("LS-NAV-019", String.format(Locale.ROOT,
                "Robot and tracker do not fit: %.2f mm and %.2f degrees remain; %.2f mm and %.2f degrees are allowed. Pose %d fits least, by %.2f mm.",
                residual.rmsMm, residual.rmsDegrees, limitMm, limitDegrees, residual.worstPose, residual.worstMm),
                "Fasten marker and tracker, let the arm stand still at each pose, take that pose again or leave it out.");
    }
}

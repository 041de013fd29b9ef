package org.lodestone.navigation.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;

/**
 * Leads a robot along the patient's scan by a calibration, as long as that still holds: it belongs to this robot and tracker, is young and
 * exact enough, and the coil is seen where the robot says it holds it. A robot, camera or marker that was moved since shows there at once.
 * Stateless otherwise; any thread.
 *
 * @param stored the calibration; of the marker by which the coil is navigated
 */
public record RobotGuide(StoredRobotCalibration stored) {

    /** Poses that were taken longer ago say nothing of a robot on wheels. */
    public static final Duration LONGEST_AGE = Duration.ofDays(7);

    /** Farthest that the coil's marker may be seen from where the robot says it is: noise of both, and a step on its way. */
    public static final double LARGEST_OFFSET_MM = 3;

    /** Greatest angle, see {@link #LARGEST_OFFSET_MM}. */
    public static final double LARGEST_OFFSET_DEGREES = 2;

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /**
     * Robot and tracker at one instant.
     *
     * @param flangeToBase where the robot says its flange is
     * @param base space of that
     * @param headToTracker where the marker on the head is seen
     * @param markerToTracker where the marker on the coil is seen
     * @param tracker space of both
     */
    public record Seen(Rigid flangeToBase, Frame base, Rigid headToTracker, Rigid markerToTracker, Frame tracker) {
    }

    /**
     * @param now the time
     * @return why no robot may be led by this calibration whatever is seen: it is inexact (LS-NAV-019), too old or of a time to come (LS-NAV-025)
     */
    public Optional<Finding> trouble(Instant now) {
        if (!stored.calibration().residual().isWithin(RobotCalibration.USUAL_LIMIT_MM, RobotCalibration.USUAL_LIMIT_DEGREES)
                || !stored.residual().isWithin(RobotCalibration.USUAL_LIMIT_MM, RobotCalibration.USUAL_LIMIT_DEGREES)) {
            return Optional.of(new RobotCalibration(stored.calibration().baseToTracker(), stored.calibration().markerToFlange(), stored.residual())
                    .doesNotFit(RobotCalibration.USUAL_LIMIT_MM, RobotCalibration.USUAL_LIMIT_DEGREES));
        }
        Duration age = Duration.between(stored.taken(), now);
        if (age.compareTo(LONGEST_AGE) > 0 || age.compareTo(CLOCKS_DIFFER.negated()) < 0) {
            return Optional.of(Finding.error("LS-NAV-025", String.format(Locale.ROOT,
                    "The robot's calibration is %.1f days old; 0 to %d are allowed.", age.toSeconds() / 86_400.0, LONGEST_AGE.toDays()),
                    "Take new poses and calibrate the robot again."));
        }
        return Optional.empty();
    }

    /**
     * @param seen robot and tracker
     * @param now the time
     * @return why the robot may not be led now: as {@link #trouble}, or the calibration is of another robot or tracker (LS-NAV-018), or the coil
     *     is not where the robot holds it (LS-NAV-026)
     */
    public Optional<Finding> trouble(Seen seen, Instant now) {
        AffineTransform baseToTracker = stored.calibration().baseToTracker();
        if (!baseToTracker.from().equals(seen.base()) || !baseToTracker.to().equals(seen.tracker())) {
            return Optional.of(Finding.error("LS-NAV-018", String.format(Locale.ROOT,
                    "The robot's calibration belongs to %s before %s, not to %s before %s.", baseToTracker.from().id(), baseToTracker.to().id(),
                    seen.base().id(), seen.tracker().id()), "Load the calibration of this robot and tracker."));
        }
        Optional<Finding> always = trouble(now);
        if (always.isPresent()) {
            return always;
        }
        Rigid said = stored.calibration().markerToFlange().then(seen.flangeToBase()).then(Rigid.of(baseToTracker.matrix()));
        double mm = said.translationMm().distance(seen.markerToTracker().translationMm());
        double degrees = Math.toDegrees(said.rotation().inverse().then(seen.markerToTracker().rotation()).angleRad());
        if (!(mm <= LARGEST_OFFSET_MM) || !(degrees <= LARGEST_OFFSET_DEGREES)) {
            return Optional.of(Finding.error("LS-NAV-026", String.format(Locale.ROOT,
                    "The coil is seen %.1f mm and %.1f degrees from where the robot holds it; %.0f mm and %.0f degrees are allowed.", mm, degrees,
                    LARGEST_OFFSET_MM, LARGEST_OFFSET_DEGREES),
                    "Look whether robot, camera or the coil's marker was moved; then calibrate the robot again."));
        }
        return Optional.empty();
    }

    /**
     * @param scanMm a way along the axes of the scan, mm
     * @param headToScan the patient's registration
     * @param seen robot and tracker
     * @param now the time
     * @return the same way along the axes of the robot's base, mm; refused as by {@link #trouble(Seen, Instant)}
     */
    public Outcome<Vec3> inBase(Vec3 scanMm, AffineTransform headToScan, Seen seen, Instant now) {
        Optional<Finding> trouble = trouble(seen, now);
        if (trouble.isPresent()) {
            return Outcome.refused(trouble.get());
        }
        AffineTransform headToTracker = new AffineTransform(headToScan.from(), seen.tracker(), seen.headToTracker().toAffine());
        AffineTransform scanToBase = (AffineTransform) headToScan.inverse().then(headToTracker).then(stored.calibration().baseToTracker().inverse());
        seen.base().require(scanToBase.to());
        return Outcome.done(scanToBase.apply(scanMm).minus(scanToBase.apply(Vec3.ZERO)));
    }
}

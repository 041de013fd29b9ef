package org.lodestone.navigation.registration;

import java.util.List;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;
import org.lodestone.numerics.SymmetricSystem;

/**
 * Where the tip of a pointer is in its own coordinates, from poses taken while the tip rested in a dimple: least squares of
 * R_i tip + t_i = dimple.
 *
 * @param tipMm in the pointer's coordinates
 * @param dimpleMm in the tracker's
 * @param errorMm root mean square distance of the tips from the dimple
 */
public record PivotCalibration(Vec3 tipMm, Vec3 dimpleMm, double errorMm) {

    /** Fewer poses are not accepted. */
    public static final int FEWEST_POSES = 20;

    private static final double LEAST_SPREAD_RAD = Math.toRadians(20);
    private static final double OUTLIER = 3;

    /**
     * @param pointerToTracker at least {@link #FEWEST_POSES}, tilted to all sides
     * @param limitMm greatest error that is accepted
     * @return the calibration, refused when the poses are too few, too much alike, or the tip moved
     */
    public static Outcome<PivotCalibration> of(List<Rigid> pointerToTracker, double limitMm) {
        if (pointerToTracker.size() < FEWEST_POSES) {
            return Outcome.refused(Finding.error("LS-NAV-007", pointerToTracker.size() + " poses are too few.",
                    "Turn the pointer in its dimple until there are at least " + FEWEST_POSES + "."));
        }
        double spread = 0;
        for (Rigid pose : pointerToTracker) {
            spread = Math.max(spread, pose.rotation().then(pointerToTracker.getFirst().rotation().inverse()).angleRad());
        }
        if (spread < LEAST_SPREAD_RAD) {
            return Outcome.refused(Finding.error("LS-NAV-008", "The pointer was hardly tilted.", "Tilt it by 30 degrees to all sides."));
        }
        try {
            PivotCalibration all = solve(pointerToTracker);
            double limit = OUTLIER * Math.max(all.errorMm, 1e-9);
            PivotCalibration found = solve(pointerToTracker.stream()
                    .filter(pose -> pose.apply(all.tipMm).distance(all.dimpleMm) <= limit).toList());
            if (found.errorMm > limitMm) {
                return Outcome.refused(Finding.error("LS-NAV-009", String.format(java.util.Locale.ROOT,
                        "The tip did not stay in place: %.2f mm, at most %.2f mm are allowed.", found.errorMm, limitMm),
                        "Hold the tip firmly in the dimple and turn more slowly."));
            }
            return Outcome.done(found);
        } catch (ArithmeticException e) {
            return Outcome.refused(Finding.error("LS-NAV-008", "The pointer was turned about one axis only.",
                    "Tilt it to all sides.").with("reason", e.getMessage()));
        }
    }

    private static PivotCalibration solve(List<Rigid> poses) {
        double[][] matrix = new double[6][6];
        double[] right = new double[6];
        for (Rigid pose : poses) {
            Vec3 t = pose.translationMm();
            // Row block [R, -I] (tip, dimple) = -t.
            for (int row = 0; row < 3; row++) {
                double[] r = new double[6];
                for (int column = 0; column < 3; column++) {
                    r[column] = pose.toAffine().column(column).get(row);
                }
                r[3 + row] = -1;
                for (int i = 0; i < 6; i++) {
                    for (int j = 0; j < 6; j++) {
                        matrix[i][j] += r[i] * r[j];
                    }
                    right[i] -= r[i] * t.get(row);
                }
            }
        }
        double[] x = SymmetricSystem.solve(matrix, right);
        Vec3 tip = new Vec3(x[0], x[1], x[2]), dimple = new Vec3(x[3], x[4], x[5]);
        double sum = 0;
        for (Rigid pose : poses) {
            double off = pose.apply(tip).distance(dimple);
            sum += off * off;
        }
        return new PivotCalibration(tip, dimple, Math.sqrt(sum / poses.size()));
    }
}

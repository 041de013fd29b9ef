package org.lodestone.navigation.registration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.lodestone.core.Affine;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Rigid;
import org.lodestone.core.Vec3;
import org.lodestone.numerics.PointRegistration;

/**
 * How a marker sits on a coil, from points of the coil that were touched with the pointer: their places on the coil are known from its
 * drawing, in the coil's coordinates of {@link org.lodestone.navigation.coil.CoilPlan}.
 *
 * @param coilToMarker from the coil's coordinates to its marker's
 * @param errorMm root mean square distance that remains
 */
public record CoilCalibration(Rigid coilToMarker, double errorMm) {

    /**
     * @param onCoilMm at least three points that are not on one line, coil's coordinates
     * @param touchedMm the same points in the marker's coordinates, from {@link PointerCapture} with the coil's marker as the head
     * @param limitMm greatest error that is accepted
     * @return the calibration, refused when the points do not determine one, fit as well with two of them exchanged,
     *     or do not fit
     */
    public static Outcome<CoilCalibration> of(List<Vec3> onCoilMm, List<Vec3> touchedMm, double limitMm) {
        if (onCoilMm.size() != touchedMm.size() || onCoilMm.size() < 3) {
            return Outcome.refused(Finding.error("LS-NAV-013", touchedMm.size() + " of " + onCoilMm.size() + " points of the coil were touched.",
                    "Touch every point of the drawing, three at least."));
        }
        try {
            if (isAmbiguous(onCoilMm, 2 * limitMm)) {
                return Outcome.refused(Finding.error("LS-NAV-015", "The points of the drawing look the same when two are exchanged: the coil "
                        + "could be taken for its mirror image.", "Choose points at unequal distances, or one well above the others."));
            }
            Affine map = PointRegistration.rigid(onCoilMm, touchedMm, onCoilMm.stream().map(p -> 1.0).toList());
            double error = PointRegistration.rootMeanSquare(map, onCoilMm, touchedMm);
            return error <= limitMm ? Outcome.done(new CoilCalibration(Rigid.of(map), error))
                    : Outcome.refused(Finding.error("LS-NAV-014", String.format(Locale.ROOT,
                            "The points of the coil do not fit: %.1f mm remain; %.1f mm are allowed.", error, limitMm),
                            "Touch them again in the order of the drawing; this may be another coil."));
        } catch (ArithmeticException e) {
            return Outcome.refused(Finding.error("LS-NAV-013", "The points of the coil lie on one line.",
                    "Add a point away from that line.").with("reason", e.getMessage()));
        }
    }

    /** Whether exchanging points of the drawing leaves it fitting itself: an operator who mixes two up would never be told. */
    private static boolean isAmbiguous(List<Vec3> points, double marginMm) {
        for (int i = 0; i < points.size(); i++) {
            for (int j = i + 1; j < points.size(); j++) {
                List<Vec3> exchanged = new ArrayList<>(points);
                Collections.swap(exchanged, i, j);
                Affine map = PointRegistration.rigid(points, exchanged);
                if (PointRegistration.rootMeanSquare(map, points, exchanged) <= marginMm) {
                    return true;
                }
            }
        }
        return false;
    }
}

package org.lodestone.navigation.registration;

import java.util.List;
import org.lodestone.core.Vec3;
import org.lodestone.numerics.SymmetricEigen;

/**
 * What the landmarks' own error does to a point elsewhere (Fitzpatrick, West and Maurer, IEEE TMI 17:694, 1998). The error that remains at
 * the landmarks says nothing of the error at the target by itself; their number and spread say it.
 */
public final class ExpectedError {

    private ExpectedError() {
    }

    /**
     * The localisation error that explains what remains at the landmarks: FLE^2 = FRE^2 / (1 - 2/N).
     *
     * @param fiducialRegistrationErrorMm root mean square distance after registration
     * @param landmarks how many, at least 3
     * @return root mean square length of the localisation error of one landmark, millimetres
     */
    public static double localisationErrorMm(double fiducialRegistrationErrorMm, int landmarks) {
        if (landmarks < 3) {
            throw new IllegalArgumentException(landmarks + " landmarks");
        }
        return fiducialRegistrationErrorMm / Math.sqrt(1 - 2.0 / landmarks);
    }

    /**
     * The expected error at a point: TRE^2 = FLE^2 / N (1 + (d1^2/f1^2 + d2^2/f2^2 + d3^2/f3^2) / 3), with d the distance of the point
     * and f the root mean square distance of the landmarks from each of their principal axes.
     *
     * @param landmarks at least three that are not on one line
     * @param localisationErrorMm root mean square length of the error of one landmark
     * @param point where, same space as the landmarks
     * @return root mean square error there, millimetres
     * @throws ArithmeticException when the landmarks lie on one line
     */
    public static double atTargetMm(List<Vec3> landmarks, double localisationErrorMm, Vec3 point) {
        int n = landmarks.size();
        Vec3 centre = landmarks.stream().reduce(Vec3.ZERO, Vec3::plus).times(1.0 / n);
        double[][] spread = new double[3][3];
        for (Vec3 landmark : landmarks) {
            double[] p = landmark.minus(centre).toArray();
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    spread[i][j] += p[i] * p[j];
                }
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(spread);
        Vec3 away = point.minus(centre);
        double sum = 0;
        for (int k = 0; k < 3; k++) {
            double[] axis = eigen.vectors()[k];
            double along = away.dot(new Vec3(axis[0], axis[1], axis[2]));
            double d2 = away.dot(away) - along * along;
            double f2 = (eigen.values()[(k + 1) % 3] + eigen.values()[(k + 2) % 3]) / n;
            if (!(f2 > 1e-9)) {
                throw new ArithmeticException("the landmarks lie on one line");
            }
            sum += d2 / f2;
        }
        return localisationErrorMm * Math.sqrt((1 + sum / 3) / n);
    }
}

package org.lodestone.numerics;

import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;

/** Rigid registration of paired points: landmarks on an image and on the patient, for instance. */
public final class PointRegistration {

    private PointRegistration() {
    }

    /**
     * The rotation and translation that bring one set of points onto another with the least sum of squared distances, in closed form by a
     * unit quaternion (Horn, Journal of the Optical Society of America A 1987). Never a mirror image.
     *
     * @param from at least three points that are not on one line
     * @param to where each should go, in the same order
     * @return the rigid map
     * @throws IllegalArgumentException for lists of different length or fewer than three points
     * @throws ArithmeticException when the points lie on one line, so that the rotation about it is open
     */
    public static Affine rigid(List<Vec3> from, List<Vec3> to) {
        return rigid(from, to, java.util.Collections.nCopies(from.size(), 1.0));
    }

    /**
     * The same for pairs that are not equally certain.
     *
     * @param from at least three points that are not on one line
     * @param to where each should go, in the same order
     * @param weights one a pair, not negative, best the inverse of its variance
     * @return the rigid map with the least weighted sum of squared distances
     * @throws IllegalArgumentException for lists of different length, fewer than three points, or a weight that is none
     * @throws ArithmeticException when the points that count lie on one line
     */
    public static Affine rigid(List<Vec3> from, List<Vec3> to, List<Double> weights) {
        if (from.size() != to.size() || from.size() != weights.size() || from.size() < 3) {
            throw new IllegalArgumentException(from.size() + " and " + to.size() + " points; three pairs are the least");
        }
        if (!weights.stream().allMatch(w -> w >= 0 && w < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weights " + weights);
        }
        Vec3 a = mean(from, weights);
        Vec3 b = mean(to, weights);
        double[][] s = new double[3][3];
        double scale = 0;
        for (int n = 0; n < from.size(); n++) {
            Vec3 p = from.get(n).minus(a);
            Vec3 q = to.get(n).minus(b);
            double weight = weights.get(n);
            scale += weight * p.norm() * q.norm();
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    s[i][j] += weight * p.get(i) * q.get(j);
                }
            }
        }
        double[][] quaternionForm = {
            {s[0][0] + s[1][1] + s[2][2], s[1][2] - s[2][1], s[2][0] - s[0][2], s[0][1] - s[1][0]},
            {s[1][2] - s[2][1], s[0][0] - s[1][1] - s[2][2], s[0][1] + s[1][0], s[2][0] + s[0][2]},
            {s[2][0] - s[0][2], s[0][1] + s[1][0], s[1][1] - s[0][0] - s[2][2], s[1][2] + s[2][1]},
            {s[0][1] - s[1][0], s[2][0] + s[0][2], s[1][2] + s[2][1], s[2][2] - s[0][0] - s[1][1]}};
        SymmetricEigen eigen = SymmetricEigen.of(quaternionForm);
        if (!(eigen.values()[0] - eigen.values()[1] > 1e-9 * scale)) {
            throw new ArithmeticException("the points lie on one line: the rotation about it is not determined");
        }
        double w = eigen.vectors()[0][0], x = eigen.vectors()[0][1], y = eigen.vectors()[0][2], z = eigen.vectors()[0][3];
        Affine rotation = new Affine(
                1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w), 0,
                2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w), 0,
                2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y), 0);
        return Affine.translation(b.minus(rotation.apply(a))).times(rotation);
    }

    /**
     * How far the points stay apart after registration: the fiducial registration error (Fitzpatrick, West and Maurer 1998).
     *
     * @param map a registration
     * @param from points it is applied to
     * @param to where they should lie
     * @return root of the mean squared distance, in the points' unit
     */
    public static double rootMeanSquare(Affine map, List<Vec3> from, List<Vec3> to) {
        double sum = 0;
        for (int n = 0; n < from.size(); n++) {
            double distance = map.apply(from.get(n)).distance(to.get(n));
            sum += distance * distance;
        }
        return Math.sqrt(sum / from.size());
    }

    private static Vec3 mean(List<Vec3> points, List<Double> weights) {
        Vec3 sum = Vec3.ZERO;
        double total = 0;
        for (int n = 0; n < points.size(); n++) {
            sum = sum.plus(points.get(n).times(weights.get(n)));
            total += weights.get(n);
        }
        return sum.times(1 / total);
    }
}

package org.lodestone.navigation.registration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Finding;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Progress;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.numerics.SymmetricSystem;

/**
 * Improves a registration by points that were swept over the scalp: point to plane (Chen and Medioni, Image Vision Comput 10:145, 1992;
 * Rusinkiewicz and Levoy, 3DIM 2001), landmarks kept in the cost so that the head cannot slip along its own roundness, hair and lifted
 * pointers rejected by Tukey's weights at a scale from the median.
 */
public final class SurfaceRefinement {

    /** Below this many points the sweep says too little. */
    public static final int FEWEST_POINTS = 30;

    /** Greatest scatter of the points about the scalp, a robust standard deviation: hair and skin that gives way stay below, another head does not. */
    public static final double LARGEST_SCATTER_MM = 3;

    private static final int ITERATIONS = 60;
    private static final double STILL = 1e-7;
    private static final double TUKEY = 4.685;
    private static final double LEAST_SCALE_MM = 0.3;

    private SurfaceRefinement() {
    }

    /**
     * @param start a registration by landmarks, within a centimetre or so
     * @param pairs the landmarks
     * @param sweptMm points on the scalp in the head tracker's space
     * @param scalp the scalp in the scan
     * @param target where the error matters, in the scan
     * @param limitMm greatest expected error at the target that the site allows
     * @param progress checked in each iteration
     * @return the refined registration; refused with LS-NAV-005 for too few points, LS-NAV-006 when too few lie on the scalp, LS-NAV-021 when they
     *     scatter about it too much to be of this head, LS-NAV-003 when the expected error is above the limit
     */
    public static Outcome<HeadRegistration> refine(HeadRegistration start, List<LandmarkPair> pairs, List<Vec3> sweptMm,
            ScalpSurface scalp, FramePoint target, double limitMm, Progress progress) {
        start.headToScan().to().require(scalp.frame());
        scalp.frame().require(target.frame());
        if (sweptMm.size() < FEWEST_POINTS) {
            return Outcome.refused(Finding.error("LS-NAV-005", sweptMm.size() + " points on the scalp are too few.",
                    "Sweep the pointer over the head until there are at least " + FEWEST_POINTS + ", best 200 all around."));
        }
        Affine headToScan = start.headToScan().matrix();
        Normal normal = null;
        for (int i = 0; i < ITERATIONS; i++) {
            progress.check();
            normal = Normal.at(headToScan, pairs, sweptMm, scalp, target.mm());
            double[] step = SymmetricSystem.solve(normal.matrix, normal.right);
            headToScan = headToScan.then(motion(step, target.mm()));
            if (Math.sqrt(Arrays.stream(step).map(s -> s * s).sum()) < STILL) {
                break;
            }
        }
        if (normal.kept < sweptMm.size() / 2) {
            return Outcome.refused(Finding.error("LS-NAV-006",
                    "Only " + normal.kept + " of " + sweptMm.size() + " points lie on the scalp of the scan.",
                    "Check the landmarks and that this is the patient's scan; then sweep again with the tip on the skin."));
        }
        if (normal.scaleMm > LARGEST_SCATTER_MM) {
            return Outcome.refused(Finding.error("LS-NAV-021", String.format(Locale.ROOT,
                    "The points scatter by %.1f mm about the scalp of the scan; %.0f mm are allowed.", normal.scaleMm, LARGEST_SCATTER_MM),
                    "Check that this is the patient's scan and that the landmarks are right; then sweep again with the tip on the skin."));
        }
        double fre = rootMeanSquare(headToScan, pairs);
        double tre = normal.errorAtTargetMm();
        HeadRegistration refined = new HeadRegistration(
                new AffineTransform(start.headToScan().from(), scalp.frame(), headToScan), fre, tre, start.findings());
        return tre <= limitMm ? Outcome.done(refined) : Outcome.refused(LandmarkRegistration.tooUncertain(tre, limitMm));
    }

    private static double rootMeanSquare(Affine map, List<LandmarkPair> pairs) {
        return Math.sqrt(pairs.stream().mapToDouble(p -> map.apply(p.headMm()).distance(p.scanMm())).map(d -> d * d).average().orElse(0));
    }

    /** A small turn about the target and a shift; the first three numbers are the rotation vector in radians times 100 mm. */
    private static Affine motion(double[] step, Vec3 centre) {
        Vec3 turn = new Vec3(step[0], step[1], step[2]).times(1 / Normal.ARM_MM);
        double angle = turn.norm();
        Affine rotation = angle == 0 ? Affine.IDENTITY : Rotation.about(turn, angle).toAffine();
        return Affine.translation(centre.times(-1)).then(rotation).then(Affine.translation(centre.plus(new Vec3(step[3], step[4], step[5]))));
    }

    /** The normal equations of one Gauss-Newton step, in turns about the target and shifts. */
    private static final class Normal {

        /** Turns are scaled to millimetres at this distance, so that all six unknowns are of one size. */
        private static final double ARM_MM = 100;

        private final double[][] matrix = new double[6][6];
        private final double[] right = new double[6];
        private int kept;
        private double scaleMm;

        static Normal at(Affine headToScan, List<LandmarkPair> pairs, List<Vec3> swept, ScalpSurface scalp, Vec3 centre) {
            Normal normal = new Normal();
            for (LandmarkPair pair : pairs) {
                Vec3 p = headToScan.apply(pair.headMm()), off = pair.scanMm().minus(p);
                // The declared error is a length in space; each axis has a third of its square.
                double weight = 3 / (pair.errorMm() * pair.errorMm());
                normal.add(p.minus(centre), new Vec3(1, 0, 0), off.x(), weight);
                normal.add(p.minus(centre), new Vec3(0, 1, 0), off.y(), weight);
                normal.add(p.minus(centre), new Vec3(0, 0, 1), off.z(), weight);
            }
            ScalpSurface.Nearest[] nearest = new ScalpSurface.Nearest[swept.size()];
            Vec3[] points = new Vec3[swept.size()];
            double[] residuals = new double[swept.size()];
            for (int i = 0; i < nearest.length; i++) {
                points[i] = headToScan.apply(swept.get(i));
                nearest[i] = scalp.nearest(points[i]);
                residuals[i] = nearest[i].normal().dot(nearest[i].pointMm().minus(points[i]));
            }
            double scale = Math.max(LEAST_SCALE_MM, 1.4826 * medianOfAbsolute(residuals));
            normal.scaleMm = scale;
            for (int i = 0; i < nearest.length; i++) {
                double u = residuals[i] / (TUKEY * scale);
                if (Math.abs(u) < 1 && nearest[i].distanceMm() < 3 * TUKEY * scale) {
                    normal.kept++;
                    normal.add(points[i].minus(centre), nearest[i].normal(), residuals[i], (1 - u * u) * (1 - u * u) / (scale * scale));
                }
            }
            return normal;
        }

        private static double medianOfAbsolute(double[] values) {
            double[] sorted = Arrays.stream(values).map(Math::abs).sorted().toArray();
            return sorted[sorted.length / 2];
        }

        private void add(Vec3 arm, Vec3 direction, double residual, double weight) {
            Vec3 turn = arm.cross(direction).times(1 / ARM_MM);
            double[] row = {turn.x(), turn.y(), turn.z(), direction.x(), direction.y(), direction.z()};
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < 6; j++) {
                    matrix[i][j] += weight * row[i] * row[j];
                }
                right[i] += weight * row[i] * residual;
            }
        }

        /** The shifts are those of the target, so their block of the inverse is its covariance. */
        double errorAtTargetMm() {
            double variance = 0;
            for (int axis = 3; axis < 6; axis++) {
                double[] unit = new double[6];
                unit[axis] = 1;
                variance += SymmetricSystem.solve(matrix, unit)[axis];
            }
            return Math.sqrt(variance);
        }
    }
}

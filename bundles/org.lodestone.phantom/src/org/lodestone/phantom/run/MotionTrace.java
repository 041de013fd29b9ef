package org.lodestone.phantom.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lodestone.core.Affine;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.method.function.HeadMotion;
import org.lodestone.phantom.anatomy.HeadPose;

/** How a cooperative patient's head moves during a run: it drifts, it nods a little with the breath, and a few times it jerks. */
public final class MotionTrace {

    private static final double DRIFT_MM = 0.35;
    private static final double DRIFT_DEGREES = 0.35;
    private static final double NOD_MM = 0.03;
    private static final double NOD_DEGREES = 0.02;

    private MotionTrace() {
    }

    /**
     * Draws the motion. The first volume is the reference: its matrix is the identity.
     *
     * @param random source of drift and jerks
     * @param breath moves the head up and nods it
     * @param frame the run's space
     * @param pivot about which the head turns, mm in the run's space
     * @param volumes number of volumes
     * @param trSeconds time between volumes
     * @return the motion
     */
    public static HeadMotion random(
            SplittableRandom random, WanderingOscillation breath, Frame frame, Vec3 pivot, int volumes, double trSeconds) {
        double[][] p = new double[6][];
        for (int axis = 0; axis < 6; axis++) {
            p[axis] = drift(random, volumes, axis < 3 ? DRIFT_MM : DRIFT_DEGREES);
        }
        for (int t = 0; t < volumes; t++) {
            double nod = breath.at(t * trSeconds);
            p[2][t] += NOD_MM * nod;
            p[3][t] += NOD_DEGREES * nod;
        }
        int jerks = 2 + volumes / 80;
        for (int n = 0; n < jerks && volumes > 10; n++) {
            addJerk(random, p, random.nextInt(5, volumes - 3));
        }
        List<Affine> matrices = new ArrayList<>();
        for (int t = 0; t < volumes; t++) {
            Vec3 shift = new Vec3(p[0][t] - p[0][0], p[1][t] - p[1][0], p[2][t] - p[2][0]);
            Vec3 turn = new Vec3(p[3][t] - p[3][0], p[4][t] - p[4][0], p[5][t] - p[5][0]);
            matrices.add(t == 0 ? Affine.IDENTITY : new HeadPose(turn, shift, HeadPose.SAME_SIZE, pivot).toAffine());
        }
        return new HeadMotion(frame, matrices);
    }

    /** A smooth random walk that is drawn back to where it began; scaled to the wanted standard deviation. */
    private static double[] drift(SplittableRandom random, int volumes, double deviation) {
        double[] position = new double[volumes];
        double velocity = 0, sum = 0, squares = 0;
        for (int t = 1; t < volumes; t++) {
            velocity = 0.95 * velocity + random.nextGaussian();
            position[t] = 0.99 * position[t - 1] + velocity;
        }
        for (double x : position) {
            sum += x;
            squares += x * x;
        }
        double sd = Math.sqrt(Math.max(1e-12, squares / volumes - sum / volumes * sum / volumes));
        for (int t = 0; t < volumes; t++) {
            position[t] *= deviation / sd;
        }
        return position;
    }

    /** A sudden move of 0.25 to 0.7 mm and degrees of which two fifths stay and the rest is gone two volumes later. */
    private static void addJerk(SplittableRandom random, double[][] p, int at) {
        Vec3 shift = direction(random).times(random.nextDouble(0.25, 0.7));
        Vec3 turn = direction(random).times(random.nextDouble(0.25, 0.7));
        for (int t = at; t < p[0].length; t++) {
            double share = switch (t - at) {
                case 0 -> 1;
                case 1 -> 0.7;
                default -> 0.4;
            };
            for (int axis = 0; axis < 3; axis++) {
                p[axis][t] += share * shift.get(axis);
                p[axis + 3][t] += share * turn.get(axis);
            }
        }
    }

    private static Vec3 direction(SplittableRandom random) {
        return new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).unit();
    }
}

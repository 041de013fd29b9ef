package org.lodestone.connectivity.internal.preparation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;
import org.lodestone.method.function.HeadMotion;
import org.lodestone.method.function.RunPreparationInput;

/** A head of known, smooth intensity that moves through an oblique, left-right mirrored grid: every resampled value is known exactly. */
final class SimulatedRun {

    static final Frame T1W = Frame.t1w("sub-test");
    static final Frame BOLD = Frame.bold("sub-test_run");
    static final Grid T1W_GRID = new Grid(50, 56, 46, new Affine(2, 0, 0, -50, 0, 2, 0, -56, 0, 0, 2, -44), T1W);
    static final Grid BOLD_GRID = new Grid(40, 44, 36, Affine.translation(new Vec3(62, -64, -50))
            .times(Affine.rotation(0.05, -0.04, 0.03)).times(Affine.scaling(-3, 3, 3)), BOLD);
    static final AffineTransform BOLD_TO_T1W = new AffineTransform(BOLD, T1W,
            Affine.translation(new Vec3(3, -2, 4)).times(Affine.rotation(0.03, 0.02, -0.05)));

    private SimulatedRun() {
    }

    /** Intensity of the head at a point of the T1w space. */
    static double head(Vec3 p) {
        return 1000 + 200 * Math.sin(p.x() / 15) + 150 * Math.cos(p.y() / 18) + 100 * Math.sin((p.z() + p.x()) / 20);
    }

    static boolean inBrain(Vec3 p) {
        return p.x() * p.x() / 1300 + p.y() * p.y() / 1900 + p.z() * p.z() / 1000 < 1;
    }

    static HeadMotion motion(int length, double sizeMm) {
        SplittableRandom random = new SplittableRandom(11);
        List<Affine> poses = new ArrayList<>();
        double x = 0, a = 0;
        for (int t = 0; t < length; t++) {
            poses.add(Affine.translation(new Vec3(x, -x / 2, x)).times(Affine.rotation(a, a / 2, -a)));
            x += sizeMm * 0.1 * random.nextGaussian();
            a += sizeMm * 0.001 * random.nextGaussian();
        }
        poses.set(0, Affine.IDENTITY);
        return new HeadMotion(BOLD, poses);
    }

    /** What changes at a point of the T1w space at a moment. */
    interface Activity {
        double at(Vec3 t1w, double seconds);
    }

    static RunPreparationInput input(int length, HeadMotion motion, List<Double> sliceTimes, double noise, Activity activity) {
        double tr = 2;
        int size = (int) BOLD_GRID.size();
        float[] values = new float[size * length];
        SplittableRandom random = new SplittableRandom(7);
        for (int t = 0; t < length; t++) {
            Affine toHead = BOLD_TO_T1W.matrix().times(motion.referenceToVolume().get(t).inverse());
            for (int v = 0; v < size; v++) {
                int k = v / (BOLD_GRID.nx() * BOLD_GRID.ny());
                Vec3 p = toHead.apply(BOLD_GRID.toWorld(v % BOLD_GRID.nx(), v / BOLD_GRID.nx() % BOLD_GRID.ny(), k));
                double seconds = t * tr + (sliceTimes.isEmpty() ? 0 : sliceTimes.get(k));
                values[t * size + v] = (float) (head(p) + activity.at(p, seconds) + (noise > 0 ? noise * random.nextGaussian() : 0));
            }
        }
        float[] t1w = new float[(int) T1W_GRID.size()];
        boolean[] brain = new boolean[t1w.length];
        for (int v = 0; v < t1w.length; v++) {
            Vec3 p = T1W_GRID.toWorld(v % T1W_GRID.nx(), v / T1W_GRID.nx() % T1W_GRID.ny(), v / (T1W_GRID.nx() * T1W_GRID.ny()));
            brain[v] = inBrain(p);
            t1w[v] = (float) (p.norm() < 9 ? 200 : p.norm() < 26 ? 900 : 600);
        }
        return new RunPreparationInput(new Series(BOLD_GRID, length, tr, new FloatVoxels(values)), motion, BOLD_TO_T1W,
                Volume.of(T1W_GRID, t1w), Mask.where(T1W_GRID, v -> brain[v]), Optional.empty(), Optional.empty(), sliceTimes);
    }
}

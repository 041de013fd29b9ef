package org.lodestone.registration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parallel;
import org.lodestone.core.Parameters;
import org.lodestone.core.Progress;
import org.lodestone.core.Vec3;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Grid;
import org.lodestone.image.Series;
import org.lodestone.method.function.HeadMotion;
import org.lodestone.registration.internal.motion.RigidRealignment;

class RigidRealignmentTest {

    private static final BlobHead HEAD = new BlobHead(11);
    private static final Grid GRID = BlobHead.grid(40, 48, 30, 4, Vec3.ZERO, Frame.bold("run"));

    private static List<Affine> motion(int length) {
        List<Affine> motion = new ArrayList<>();
        motion.add(Affine.IDENTITY);
        for (int t = 1; t < length; t++) {
            motion.add(Affine.translation(new Vec3(0.3 * t, -0.2 * t, t == 5 ? 6 : 0.1 * t))
                    .times(Affine.rotation(0.004 * t, t == 5 ? 0.08 : -0.003 * t, 0.002 * t)));
        }
        return motion;
    }

    private static Series run(List<Affine> motion, double noise) {
        float[] values = new float[(int) GRID.size() * motion.size()];
        for (int t = 0; t < motion.size(); t++) {
            double brighter = 1 + 0.01 * t;
            float[] volume = HEAD.on(GRID, motion.get(t).inverse(), b -> brighter * b, noise, t).toFloats();
            System.arraycopy(volume, 0, values, t * volume.length, volume.length);
        }
        return new Series(GRID, motion.size(), 2, new FloatVoxels(values));
    }

    @Test
    void knownMotionIsFoundAgainInTheDirectionThatHeadMotionPromises() {
        List<Affine> truth = motion(8);
        HeadMotion found = new RigidRealignment().run(run(truth, 15), Parameters.NONE, BlobHead.TWO).orThrow();
        for (int t = 0; t < truth.size(); t++) {
            double error = BlobHead.largestDistanceMm(truth.get(t), found.referenceToVolume().get(t));
            // a thirtieth of a voxel at the corners of the head, noise 1.5 percent; the error of the first volume adds
            assertTrue(error < 0.15, "volume " + t + " off by " + error + " mm");
            assertTrue(found.referenceToVolume().get(t).isRigid(1e-9));
        }
    }

    @Test
    void theResultIsTheSameToTheBitOnOneThreadAndOnThree() {
        Series series = run(motion(4), 15);
        HeadMotion one = new RigidRealignment()
                .run(series, Parameters.NONE, new Execution(Parallel.single(), Progress.NONE)).orThrow();
        HeadMotion three = new RigidRealignment()
                .run(series, Parameters.NONE, new Execution(new Parallel(3), Progress.NONE)).orThrow();
        assertEquals(one, three);
    }

    @Test
    void anEmptyRunIsRefused() {
        Series empty = new Series(GRID, 2, 2, new FloatVoxels(new float[2 * (int) GRID.size()]));
        Outcome<HeadMotion> outcome = new RigidRealignment().run(empty, Parameters.NONE, BlobHead.TWO);
        assertEquals("LS-REG-003", outcome.findings().getFirst().code());
    }
}

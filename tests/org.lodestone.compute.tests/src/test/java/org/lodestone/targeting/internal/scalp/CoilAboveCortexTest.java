package org.lodestone.targeting.internal.scalp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.CoilPose;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.image.Grid;
import org.lodestone.image.Surface;
import org.lodestone.image.Volume;
import org.lodestone.method.structure.TissueMaps;
import org.lodestone.method.target.CoilOrientationInput;
import org.lodestone.method.target.ScalpProjectionInput;

/** From cortex to coil where geometry gives the answer. */
class CoilAboveCortexTest {

    private static final Frame NATIVE = Frame.t1w("sub-01");
    private static final Execution RUN = Execution.unobserved();

    /** A closed box from {@code low} to {@code high}, triangles counter-clockwise seen from outside. */
    private static Surface box(Vec3 low, Vec3 high) {
        float[] v = new float[24];
        for (int c = 0; c < 8; c++) {
            v[3 * c] = (float) ((c & 1) == 0 ? low.x() : high.x());
            v[3 * c + 1] = (float) ((c & 2) == 0 ? low.y() : high.y());
            v[3 * c + 2] = (float) ((c & 4) == 0 ? low.z() : high.z());
        }
        return new Surface(NATIVE, v, new int[] {0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5});
    }

    @Test
    void theBrainsNormalLeavesTheHeadStraightAboveEvenWhereAnotherPlaceIsNearer() {
        Surface brain = box(new Vec3(-60, -60, -60), new Vec3(60, 60, 50)), scalp = box(new Vec3(-75, -75, -75), new Vec3(62, 75, 75));
        FramePoint target = new FramePoint(NATIVE, new Vec3(55, 3, 48));
        NormalScalpPoint method = new NormalScalpPoint();
        ScalpTarget above = method.run(new ScalpProjectionInput(scalp, target, Optional.of(brain)), Parameters.of(method.parameters(),
                java.util.Map.of("normalRadiusMm", 1)), RUN).orThrow();
        assertTrue(above.outwardNormal().norm() > 0.999 && above.point().mm().minus(target.mm()).unit().distance(above.outwardNormal()) < 1e-6);
        ScalpTarget nearest = new NearestScalpPoint().run(new ScalpProjectionInput(scalp, target),
                Parameters.defaults(new NearestScalpPoint().parameters()), RUN).orThrow();
        assertEquals(7, nearest.depthMm(), 1e-4);
        assertTrue(above.depthMm() >= nearest.depthMm());
    }

    @Test
    void withoutTheBrainsSurfaceTheNormalIsRefused() {
        Outcome<ScalpTarget> outcome = new NormalScalpPoint().run(new ScalpProjectionInput(box(new Vec3(-9, -9, -9), new Vec3(9, 9, 9)),
                new FramePoint(NATIVE, Vec3.ZERO)), Parameters.defaults(new NormalScalpPoint().parameters()), RUN);
        assertEquals("LS-SCALP-004", outcome.findings().getFirst().code());
    }

    /** Parallel walls of white matter whose normal is turned by a known angle from the front to the right, below a flat scalp. */
    @ParameterizedTest
    @ValueSource(doubles = {-30, 0, 20, 45, 80, 120})
    void theCoilIsTurnedAcrossParallelWalls(double degrees) {
        Grid grid = new Grid(40, 40, 40, Affine.translation(new Vec3(-60, 0, 0)).times(Affine.scaling(-1, 1.5, 1)).times(
                Affine.translation(new Vec3(-39, 0, 0))), NATIVE);
        double angle = Math.toRadians(degrees);
        Vec3 normal = new Vec3(Math.sin(angle), Math.cos(angle), 0);
        float[] white = new float[(int) grid.size()];
        for (int v = 0; v < white.length; v++) {
            Vec3 p = grid.toWorld(v % 40, v / 40 % 40, v / 1600);
            white[v] = (float) (0.5 + 0.5 * Math.sin(p.dot(normal) / 2));
        }
        Volume map = Volume.of(grid, white), none = Volume.of(grid, new float[white.length]);
        Vec3 middle = grid.centreMm();
        ScalpTarget scalp = new ScalpTarget(new FramePoint(NATIVE, middle.plus(new Vec3(0, 0, 15))), new Vec3(0, 0, 1), 15);
        SulcalWallOrientation method = new SulcalWallOrientation();
        CoilPose pose = method.run(new CoilOrientationInput(scalp, new FramePoint(NATIVE, middle), Optional.of(new TissueMaps(none, map, none))),
                Parameters.defaults(method.parameters()), RUN).orThrow();
        // Central differences over voxels of 1.5 and 1 mm shrink the two components by 0.91 and 0.96: 1.5 degrees at worst.
        assertEquals(degrees, Math.toDegrees(pose.angleToRightRad()), 2);
        assertTrue(pose.axis(2).distance(new Vec3(0, 0, 1)) < 1e-9);
    }
}

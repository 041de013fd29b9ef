package org.lodestone.navigation.coil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;

class CoilDeviationTest {

    private static final Rigid PLANNED = new Rigid(new Rotation(0.3, -0.2, 0.5, 0.7), new Vec3(-60, 50, 60));
    private static final CoilPlan PLAN = new CoilPlan(PLANNED, new FramePoint(Frame.t1w("sub-01"), PLANNED.apply(new Vec3(0, 0, -25))));

    private static CoilDeviation moved(Rigid inPlan) {
        return CoilDeviation.of(inPlan.then(PLANNED), PLAN);
    }

    @Test
    void aCoilAtItsPlanDeviatesByNothing() {
        CoilDeviation none = moved(Rigid.IDENTITY);

        assertEquals(0, Tolerance.USUAL.used(none), 1e-9);
    }

    @Test
    void shiftsAreToldApartByDirectionAndSign() {
        CoilDeviation d = moved(new Rigid(Rotation.IDENTITY, new Vec3(2, -1, 4)));

        assertEquals(2, d.rightMm(), 1e-9);
        assertEquals(-1, d.frontMm(), 1e-9);
        assertEquals(4, d.liftMm(), 1e-9);
        assertEquals(Math.sqrt(5), d.aimMm(), 1e-9);
        assertEquals(0, d.tiltRad(), 1e-9);
    }

    @Test
    void turnsAboutTheAxisAreYawAndLeaveTheAimAlone() {
        for (double yaw = -3; yaw < 3; yaw += 0.1) {
            CoilDeviation d = moved(new Rigid(Rotation.about(new Vec3(0, 0, 1), yaw), Vec3.ZERO));

            assertEquals(yaw, d.yawRad(), 1e-9);
            assertEquals(0, d.tiltRad(), 1e-7);
            assertEquals(0, d.aimMm(), 1e-9);
        }
    }

    @Test
    void aTiltMovesTheAimByTheDepthTimesItsTangentAndIsNoYaw() {
        double tilt = Math.toRadians(10);
        for (Vec3 hinge : new Vec3[] {new Vec3(1, 0, 0), new Vec3(0, 1, 0), new Vec3(1, -1, 0)}) {
            CoilDeviation d = moved(new Rigid(Rotation.about(hinge, tilt), Vec3.ZERO));

            assertEquals(tilt, d.tiltRad(), 1e-9);
            assertEquals(0, d.yawRad(), 1e-9);
            assertEquals(25 * Math.sin(tilt), d.aimMm(), 1e-9);
        }
    }

    @Test
    void onTargetNeedsAWhileInsideAndDoesNotFlickerAtTheEdge() {
        long ms = 1_000_000;
        OnTarget now = OnTarget.START;
        now = now.measured(0.5, 0);
        assertFalse(now.onTarget());
        now = now.measured(0.9, 199 * ms);
        assertFalse(now.onTarget());
        now = now.measured(0.9, 200 * ms);
        assertTrue(now.onTarget());
        now = now.measured(1.19, 210 * ms);
        assertTrue(now.onTarget());
        now = now.measured(1.21, 220 * ms);
        assertFalse(now.onTarget());
        now = now.measured(1.0, 230 * ms);
        assertFalse(now.onTarget());
        assertFalse(now.measured(1.0, 1000 * ms).lost().onTarget());
        assertFalse(now.measured(1.0, 1000 * ms).measured(Double.NaN, 1001 * ms).onTarget());
    }

    @Test
    void aClockThatJumpsBackStartsTheDwellAgain() {
        OnTarget now = OnTarget.START.measured(0.5, 1_000_000_000L).measured(0.5, 0);

        assertFalse(now.onTarget());
        assertFalse(now.measured(0.5, OnTarget.DWELL_NANOS - 1).onTarget());
    }

    @Test
    void nearTheEdgeWithNoiseItChangesSeldom() {
        SplittableRandom random = new SplittableRandom(5);
        OnTarget now = OnTarget.START;
        int changes = 0;
        for (int i = 0; i < 6000; i++) {
            OnTarget next = now.measured(0.95 + 0.05 * random.nextGaussian(), i * 16_666_667L);
            changes += next.onTarget() != now.onTarget() ? 1 : 0;
            now = next;
        }
        assertTrue(changes <= 3, changes + " changes in 100 s");
    }
}

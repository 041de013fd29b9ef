package org.lodestone.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Vec3;

class CoilPoseTest {

    private static final Frame FRAME = Frame.t1w("sub-01");

    private static ScalpTarget scalp(double x, Vec3 normal) {
        return new ScalpTarget(new FramePoint(FRAME, new Vec3(x, 50, 60)), normal.unit(), 20);
    }

    @Test
    void aFlatCoilOnTheVertexTurnsItsFrontToTheRightByTheAngle() {
        CoilPose pose = CoilPose.flat(scalp(0, new Vec3(0, 0, 1)), Math.toRadians(30));

        assertVector(new Vec3(0.5, Math.sqrt(0.75), 0), pose.axis(1));
        assertVector(new Vec3(0, 0, 1), pose.axis(2));
        assertVector(new Vec3(Math.sqrt(0.75), -0.5, 0), pose.axis(0));
        assertEquals(Math.toRadians(30), pose.angleToRightRad(), 1e-12);
    }

    @Test
    void overTheLeftSideTheHandlePointsBackAndToTheLeft() {
        CoilPose pose = CoilPose.usual(scalp(-45, new Vec3(-0.6, 0.4, 0.7)));
        Vec3 handle = pose.axis(1).times(-1);

        assertTrue(handle.x() < 0 && handle.y() < 0, handle::toString);
        assertEquals(Math.toRadians(45), pose.angleToRightRad(), 1e-12);
        assertTrue(pose.coilToHead().toAffine().isRigid(1e-12));
    }

    @Test
    void overTheRightSideItIsMirroredWhereverTheScannersOriginLies() {
        CoilPose left = CoilPose.usual(scalp(-45, new Vec3(-0.6, 0.4, 0.7)));
        // The same head shifted by 100 mm: the point's x is negative, the side is the right one.
        CoilPose right = CoilPose.usual(scalp(45 - 100, new Vec3(0.6, 0.4, 0.7)));

        Vec3 y = left.axis(1);
        assertVector(new Vec3(-y.x(), y.y(), y.z()), right.axis(1));
    }

    @Test
    void whereTheScalpFacesForwardsThereIsNoFront() {
        assertThrows(ArithmeticException.class, () -> CoilPose.flat(scalp(0, new Vec3(0, 1, 0)), 0));
        assertTrue(CoilPose.usualWhereDefined(scalp(0, new Vec3(0.01, 1, 0))).isEmpty());
        assertTrue(CoilPose.usualWhereDefined(scalp(0, new Vec3(0.1, 1, 0))).isPresent());
    }

    private static void assertVector(Vec3 expected, Vec3 actual) {
        assertEquals(0, expected.distance(actual), 1e-12, actual::toString);
    }
}

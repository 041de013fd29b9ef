package org.lodestone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RigidTest {

    private static final double ROUNDING = 1e-12;

    private static Rigid any(SplittableRandom random) {
        return new Rigid(new Rotation(random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian()),
                new Vec3(random.nextGaussian() * 100, random.nextGaussian() * 100, random.nextGaussian() * 100));
    }

    @Test
    void aQuarterTurnAboutZCarriesXToY() {
        Vec3 turned = Rotation.about(new Vec3(0, 0, 2), Math.PI / 2).apply(new Vec3(1, 0, 0));

        assertEquals(0, turned.distance(new Vec3(0, 1, 0)), ROUNDING);
    }

    @Test
    void quaternionAndMatrixMoveAPointAlikeAndBack() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            Rigid motion = any(random), next = any(random);
            Vec3 p = new Vec3(random.nextGaussian() * 50, random.nextGaussian() * 50, random.nextGaussian() * 50);

            assertEquals(0, motion.apply(p).distance(motion.toAffine().apply(p)), 1e-10);
            assertEquals(0, motion.then(next).apply(p).distance(next.apply(motion.apply(p))), 1e-10);
            assertEquals(0, motion.inverse().apply(motion.apply(p)).distance(p), 1e-10);
            assertEquals(0, Rigid.of(motion.toAffine()).apply(p).distance(motion.apply(p)), 1e-10);
        }
    }

    @Test
    void halfTurnsSurviveTheMatrixAboutEveryAxis() {
        for (Vec3 axis : new Vec3[] {new Vec3(1, 0, 0), new Vec3(0, 1, 0), new Vec3(0, 0, 1), new Vec3(1, 2, 3)}) {
            Rotation half = Rotation.about(axis, Math.PI);

            assertEquals(0, half.then(Rotation.of(half.toAffine()).inverse()).angleRad(), 1e-7);
        }
    }

    @Test
    void aMirroredMatrixIsNoRotation() {
        assertThrows(ArithmeticException.class, () -> Rotation.of(Affine.scaling(-1, 1, 1)));
    }

    @Test
    void halfWayIsHalfTheAngleOnTheShorterSide() {
        Rotation start = Rotation.about(new Vec3(0, 1, 0), 0.2), end = Rotation.about(new Vec3(0, 1, 0), 1.0);
        Rotation negated = new Rotation(-end.w(), -end.x(), -end.y(), -end.z());

        assertEquals(0.4, start.inverse().then(start.towards(negated, 0.5)).angleRad(), 1e-9);
        assertTrue(start.towards(end, 0).then(start.inverse()).angleRad() < 1e-7);
    }
}

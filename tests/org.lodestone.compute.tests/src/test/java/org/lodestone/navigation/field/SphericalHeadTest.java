package org.lodestone.navigation.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Rigid;
import org.lodestone.core.Rotation;
import org.lodestone.core.Vec3;
import org.lodestone.navigation.field.SphericalHead.Dipole;

class SphericalHeadTest {

    private static final SphericalHead HEAD = new SphericalHead(new Vec3(3, -5, 10));

    private static Vec3 random(SplittableRandom random, double sigma) {
        return new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).times(sigma);
    }

    private static List<Dipole> anyDipole(SplittableRandom random) {
        return List.of(new Dipole(HEAD.centreMm().plus(random(random, 1).unit().times(100)), random(random, 1000)));
    }

    @Test
    void theFieldHasNoRadialPart() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            Vec3 r = random(random, 1).unit().times(75 * random.nextDouble());
            Vec3 e = HEAD.fieldVPerM(anyDipole(random), HEAD.centreMm().plus(r));

            assertEquals(0, e.dot(r) / r.norm(), 1e-12 * Math.max(1, e.norm()));
        }
    }

    /** Faraday's law: the rotation of E is minus the change of the dipole's magnetic field, whatever the charges do. */
    @Test
    void theRotationOfTheFieldIsMinusTheChangeOfTheMagneticField() {
        SplittableRandom random = new SplittableRandom(2);
        double step = 0.05;
        for (int i = 0; i < 100; i++) {
            List<Dipole> dipole = anyDipole(random);
            Vec3 p = HEAD.centreMm().plus(random(random, 1).unit().times(20 + 50 * random.nextDouble()));
            Vec3[] d = new Vec3[3];
            for (int axis = 0; axis < 3; axis++) {
                Vec3 along = new Vec3(axis == 0 ? step : 0, axis == 1 ? step : 0, axis == 2 ? step : 0);
                d[axis] = HEAD.fieldVPerM(dipole, p.plus(along)).minus(HEAD.fieldVPerM(dipole, p.minus(along))).times(1 / (2 * step * 1e-3));
            }
            Vec3 rotation = new Vec3(d[1].z() - d[2].y(), d[2].x() - d[0].z(), d[0].y() - d[1].x());
            Vec3 a = p.minus(dipole.getFirst().positionMm()).times(1e-3), m = dipole.getFirst().momentPerSecond();
            Vec3 change = a.unit().times(3 * a.unit().dot(m)).minus(m).times(1e-7 / Math.pow(a.norm(), 3));

            // Central differences of 0.05 mm at 30 mm and more: (0.05/30)^2 of the value.
            assertEquals(0, rotation.plus(change).norm(), 1e-4 * change.norm());
        }
    }

    @Test
    void noChargeStaysInsideTheHead() {
        SplittableRandom random = new SplittableRandom(3);
        double step = 0.05;
        for (int i = 0; i < 100; i++) {
            List<Dipole> dipole = anyDipole(random);
            Vec3 p = HEAD.centreMm().plus(random(random, 1).unit().times(20 + 50 * random.nextDouble()));
            double divergence = 0, size = 0;
            for (int axis = 0; axis < 3; axis++) {
                Vec3 along = new Vec3(axis == 0 ? step : 0, axis == 1 ? step : 0, axis == 2 ? step : 0);
                Vec3 d = HEAD.fieldVPerM(dipole, p.plus(along)).minus(HEAD.fieldVPerM(dipole, p.minus(along))).times(1 / (2 * step * 1e-3));
                divergence += d.get(axis);
                size += d.norm();
            }
            assertEquals(0, divergence, 1e-4 * size);
        }
    }

    @Test
    void aFigureEightCoilIsStrongestUnderItsCentreAgainstTheCurrentAndFallsWithDepth() {
        SphericalHead head = new SphericalHead(new Vec3(0, 0, -85));
        Rigid coil = new Rigid(Rotation.IDENTITY, Vec3.ZERO);
        List<Dipole> dipoles = FigureEightCoil.USUAL_70_MM.dipoles(coil, 100);
        Vec3 centre = head.fieldVPerM(dipoles, new Vec3(0, 0, -15));

        assertTrue(centre.y() < 0 && Math.abs(centre.x()) < 1e-6 * centre.norm(), centre.toString());
        assertTrue(centre.norm() > head.fieldVPerM(dipoles, new Vec3(0, 0, -25)).norm());
        assertTrue(centre.norm() > 1.5 * head.fieldVPerM(dipoles, new Vec3(30, 0, -20)).norm());
        // Of the order of 100 V/m at the cortex for 100 A/us, as in the literature on this coil.
        assertTrue(centre.norm() > 80 && centre.norm() < 300, centre.toString());
    }

    @Test
    void theFieldTurnsWithTheCoil() {
        SphericalHead head = new SphericalHead(Vec3.ZERO);
        Rigid above = new Rigid(Rotation.IDENTITY, new Vec3(0, 0, 90));
        Rigid turn = new Rigid(new Rotation(0.3, 0.5, -0.2, 0.7), Vec3.ZERO);
        Vec3 p = new Vec3(5, -8, 70);
        Vec3 before = head.fieldVPerM(FigureEightCoil.USUAL_70_MM.dipoles(above, 50), p);
        Vec3 after = head.fieldVPerM(FigureEightCoil.USUAL_70_MM.dipoles(above.then(turn), 50), turn.apply(p));

        assertEquals(0, turn.rotation().apply(before).distance(after), 1e-9 * before.norm());
    }
}

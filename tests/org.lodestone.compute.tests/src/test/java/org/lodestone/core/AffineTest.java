package org.lodestone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AffineTest {

    /** Double precision on numbers of order 100: a dozen operations lose at most a few units of 1e-14 * 100. */
    private static final double TOLERANCE = 1e-11;

    private static final Affine OBLIQUE = Affine.translation(new Vec3(-90, 126, -72))
            .times(Affine.rotation(0.1, -0.2, 0.3)).times(Affine.scaling(-0.9, 1.1, 2.5));

    private static void assertClose(Vec3 expected, Vec3 actual) {
        assertTrue(expected.distance(actual) < TOLERANCE, expected + " is not " + actual);
    }

    @Test
    void aPositiveRotationAboutZTurnsRightToFront() {
        assertClose(new Vec3(0, 1, 0), Affine.rotation(0, 0, Math.PI / 2).apply(new Vec3(1, 0, 0)));
        assertClose(new Vec3(0, 0, 1), Affine.rotation(Math.PI / 2, 0, 0).apply(new Vec3(0, 1, 0)));
        assertClose(new Vec3(1, 0, 0), Affine.rotation(0, Math.PI / 2, 0).apply(new Vec3(0, 0, 1)));
    }

    @Test
    void theInverseLeadsBack() {
        Vec3 point = new Vec3(12.5, -33, 47);

        assertClose(point, OBLIQUE.inverse().apply(OBLIQUE.apply(point)));
        assertClose(point, OBLIQUE.then(OBLIQUE.inverse()).apply(point));
    }

    @Test
    void thenAppliesTheReceiverFirst() {
        Affine shift = Affine.translation(new Vec3(1, 0, 0));
        Affine stretch = Affine.scaling(2, 1, 1);

        assertClose(new Vec3(2, 0, 0), shift.then(stretch).apply(Vec3.ZERO));
        assertClose(new Vec3(1, 0, 0), shift.times(stretch).apply(Vec3.ZERO));
    }

    @Test
    void aMirrorHasANegativeDeterminantAndIsNotRigid() {
        assertEquals(-0.9 * 1.1 * 2.5, OBLIQUE.determinant(), TOLERANCE);
        assertFalse(Affine.scaling(-1, 1, 1).isRigid(1e-9));
        assertTrue(Affine.rotation(0.4, 0.5, 0.6).isRigid(1e-9));
    }

    @Test
    void aSingularMapHasNoInverse() {
        assertThrows(ArithmeticException.class, () -> Affine.scaling(1, 0, 1).inverse());
    }

    @Test
    void sixteenNumbersNeedTheLastRowOfAnAffine() {
        double[] numbers = OBLIQUE.toRowMajor();

        assertEquals(OBLIQUE, Affine.ofRowMajor(numbers));
        numbers[12] = 0.1;
        assertThrows(IllegalArgumentException.class, () -> Affine.ofRowMajor(numbers));
    }
}

package org.lodestone.numerics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;

class PointRegistrationTest {

    private static final List<Vec3> POINTS =
            List.of(new Vec3(0, 90, -40), new Vec3(-75, 0, -45), new Vec3(74, 2, -44), new Vec3(3, -100, 10));

    @Test
    void aKnownMoveIsFoundAgainEvenByHalfATurn() {
        for (Affine rotation : List.of(Affine.rotation(0.3, -0.2, 0.5), Affine.rotation(Math.PI, 0, 0), Affine.IDENTITY)) {
            Affine move = Affine.translation(new Vec3(5, -12, 30)).times(rotation);
            Affine found = PointRegistration.rigid(POINTS, POINTS.stream().map(move::apply).toList());
            assertArrayEquals(move.toRowMajor(), found.toRowMajor(), 1e-12);
        }
    }

    @Test
    void mirroredPointsAreNeverMatchedByAMirror() {
        Affine found = PointRegistration.rigid(POINTS, POINTS.stream().map(p -> new Vec3(-p.x(), p.y(), p.z())).toList());
        assertTrue(found.isRigid(1e-12));
    }

    @Test
    void theErrorThatIsLeftIsThatOfTheLandmarks() {
        List<Vec3> moved = List.of(new Vec3(0, 90, -40), new Vec3(-75, 0, -45), new Vec3(74, 2, -44), new Vec3(3, -100, 16));
        assertEquals(3, PointRegistration.rootMeanSquare(Affine.IDENTITY, POINTS, moved), 1e-12);
        assertTrue(PointRegistration.rootMeanSquare(PointRegistration.rigid(POINTS, moved), POINTS, moved) < 3);
    }

    @Test
    void pointsOnOneLineAreRefused() {
        List<Vec3> line = List.of(new Vec3(0, 0, 0), new Vec3(1, 1, 1), new Vec3(5, 5, 5));
        assertThrows(ArithmeticException.class, () -> PointRegistration.rigid(line, line));
        assertThrows(IllegalArgumentException.class, () -> PointRegistration.rigid(line.subList(0, 2), line.subList(0, 2)));
    }
}

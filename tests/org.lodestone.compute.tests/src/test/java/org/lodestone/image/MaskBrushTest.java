package org.lodestone.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Affine;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;

class MaskBrushTest {

    private static final Grid GRID = new Grid(60, 50, 40, new Affine(-1, 0, 0, 30, 0, 1, 0, -25, 0, 0, 1.5, -30), Frame.t1w("sub-01"));
    private static final Mask NONE = new Mask(GRID, new BitSet());

    @Test
    void aDotOfTheBrushIsABallOfItsRadius() {
        Mask ball = new MaskBrush(8, true).stroke(NONE, new Vec3(1, 2, 3), new Vec3(1, 2, 3), Optional.empty());
        double expected = 4.0 / 3 * Math.PI * 512 / 1000;
        assertEquals(expected, ball.volumeMl(), 0.05 * expected);
        assertEquals(0, ball.centroidMm().distance(new Vec3(1, 2, 3)), 0.2);
    }

    @Test
    void aStrokeInASliceChangesThatSliceOnly() {
        Vec3 from = new Vec3(-10.3, 0.4, 3), to = new Vec3(9.7, 0.4, 3);
        Mask bar = new MaskBrush(4, true).stroke(NONE, from, to, Optional.of(new Vec3(0, 0, 1)));
        double square = 20 * 8 + Math.PI * 16;
        assertEquals(square * 1.5 / 1000, bar.volumeMl(), 0.05 * square * 1.5 / 1000);
        for (int index : bar.indices()) {
            assertEquals(22, index / (60 * 50), "the slice at z = 3 mm");
        }
    }

    @Test
    void aPlaneBetweenTwoSlicesTakesOneOfThem() {
        Vec3 at = new Vec3(0, 0, 3.75);
        Mask dot = new MaskBrush(4, true).stroke(NONE, at, at, Optional.of(new Vec3(0, 0, 1)));
        assertEquals(1, java.util.Arrays.stream(dot.indices()).map(v -> v / 3000).distinct().count());
    }

    @Test
    void whatIsErasedIsGoneAndTheMaskBeforeStays() {
        Mask ball = new MaskBrush(8, true).stroke(NONE, Vec3.ZERO, Vec3.ZERO, Optional.empty());
        Mask hollow = new MaskBrush(4, false).stroke(ball, Vec3.ZERO, Vec3.ZERO, Optional.empty());
        int middle = GRID.index(30, 25, 20);
        assertTrue(ball.contains(middle));
        assertFalse(hollow.contains(middle));
        assertEquals(0, NONE.count());
    }

    @Test
    void aStrokeBesideTheScanChangesNothing() {
        assertEquals(0, new MaskBrush(8, true).stroke(NONE, new Vec3(200, 0, 0), new Vec3(300, 0, 0), Optional.empty()).count());
    }
}

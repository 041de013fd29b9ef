package org.lodestone.delineation.internal.scalp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Surface;
import org.lodestone.method.structure.HeadLandmarks;
import org.lodestone.method.target.TapeMeasureInput;
import org.lodestone.method.target.TapedPoint;

/** On a ball the lengths are known: circles about its middle for the tapes over the vertex, a smaller one for the circumference. */
class PointByTapeTest {

    private static final Frame FRAME = Frame.t1w("ball");
    private static final double RADIUS = 110;

    @Test
    void aPointOnABallIsTapedOffAsGeometrySays() {
        TapedPoint taped = taped(30, 50);

        // The circumference lies a tenth of the half circle above the ears: a circle of radius R cos 18.
        double circumference = 2 * Math.PI * RADIUS * Math.cos(Math.toRadians(18));
        assertTrue(taped.left());
        assertEquals(Math.PI * RADIUS, taped.tapeMm().get("nasionInionMm"), 1);
        assertEquals(circumference, taped.tapeMm().get("circumferenceMm"), 2);
        assertEquals(circumference / 12, taped.tapeMm().get("alongCircumferenceMm"), 1);
        assertEquals(Math.toRadians(40) * RADIUS, taped.tapeMm().get("fromVertexMm"), 1);
        assertEquals(0, taped.tapeMm().get("offTapeMm"), 0.5);
        assertEquals(Math.acos(Math.cos(Math.toRadians(50)) * Math.cos(Math.toRadians(30))) * RADIUS, taped.tapeMm().get("fromNasionMm"), 1);
        assertEquals(0, taped.vertex().mm().distance(new Vec3(0, 0, RADIUS)), 1);
    }

    @Test
    void aPointOnTheRightIsMirrored() {
        TapedPoint left = taped(30, 50);
        TapedPoint right = taped(-30, 50);

        assertFalse(right.left());
        assertEquals(left.tapeMm().get("alongCircumferenceMm"), right.tapeMm().get("alongCircumferenceMm"), 0.6);
        assertEquals(left.tapeMm().get("fromVertexMm"), right.tapeMm().get("fromVertexMm"), 0.6);
    }

    private static TapedPoint taped(double toLeftDegrees, double upDegrees) {
        Surface ball = ball(120, 240);
        HeadLandmarks landmarks = new HeadLandmarks(at(0, 0), at(180, 0), at(90, 0), at(-90, 0));
        return new PointByTape().run(new TapeMeasureInput(ball, landmarks, at(toLeftDegrees, upDegrees)), Parameters.NONE,
                Execution.unobserved()).orThrow();
    }

    private static FramePoint at(double toLeftDegrees, double upDegrees) {
        double a = Math.toRadians(toLeftDegrees), e = Math.toRadians(upDegrees);
        return new FramePoint(FRAME, new Vec3(-Math.sin(a) * Math.cos(e), Math.cos(a) * Math.cos(e), Math.sin(e)).times(RADIUS));
    }

    private static Surface ball(int rings, int spokes) {
        float[] vertices = new float[3 * (rings + 1) * spokes];
        int[] triangles = new int[6 * rings * spokes];
        for (int r = 0; r <= rings; r++) {
            for (int s = 0; s < spokes; s++) {
                double e = Math.PI * r / rings - Math.PI / 2, a = 2 * Math.PI * s / spokes;
                int v = 3 * (r * spokes + s);
                vertices[v] = (float) (RADIUS * Math.cos(e) * Math.cos(a));
                vertices[v + 1] = (float) (RADIUS * Math.cos(e) * Math.sin(a));
                vertices[v + 2] = (float) (RADIUS * Math.sin(e));
            }
        }
        int t = 0;
        for (int r = 0; r < rings; r++) {
            for (int s = 0; s < spokes; s++) {
                int a = r * spokes + s, b = r * spokes + (s + 1) % spokes, c = a + spokes, d = b + spokes;
                for (int corner : new int[] {a, b, d, a, d, c}) {
                    triangles[t++] = corner;
                }
            }
        }
        return new Surface(FRAME, vertices, triangles);
    }
}

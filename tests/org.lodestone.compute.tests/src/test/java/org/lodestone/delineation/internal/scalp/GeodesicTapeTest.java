package org.lodestone.delineation.internal.scalp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.image.Surface;
import org.lodestone.method.target.ScalpLine;
import org.lodestone.method.target.ScalpTapeInput;

class GeodesicTapeTest {

    private static final double RADIUS = 90;

    @Test
    void onABallItIsTheGreatCircle() {
        Surface ball = FoldedSheets.ball(RADIUS, 40, 0, 1);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 12; i++) {
            Vec3 a = FoldedSheets.direction(random), b = FoldedSheets.direction(random);
            double circle = Math.acos(Math.clamp(a.dot(b), -1, 1)) * RADIUS;

            ScalpLine line = measured(ball, a.times(RADIUS), b.times(RADIUS));

            // The facets of edge h lie inside the ball: lengths on them are short by at most (h / R)^2 / 8, here 0.02 %, never long.
            assertEquals(circle, line.lengthMm(), 0.0005 * circle + 0.01, a + " to " + b);
            assertEquals(a.distance(b) * RADIUS, line.straightMm(), 0.1);
            assertTrue(line.points().stream().allMatch(p -> Math.abs(p.norm() - RADIUS) < 0.2), "it lies on the skin");
        }
    }

    @Test
    void onACubeItIsTheStraightLineOfTheUnfoldedCube() {
        for (int cuts : new int[] {1, 2, 7, 16}) {
            Surface cube = FoldedSheets.cube(50, cuts);
            Vec3 corner = new Vec3(-50, -50, -50);

            assertEquals(100 * Math.sqrt(5), measured(cube, corner, corner.times(-1)).lengthMm(), 1e-3, "corner to corner, " + cuts + " cuts");
            assertEquals(200, measured(cube, new Vec3(50, 0, 0), new Vec3(-50, 0, 0)).lengthMm(), 1e-3, "face to face");
            // From (50, 30, 0) 50 mm up to the edge, then 20 mm inwards; 40 mm aside.
            assertEquals(Math.hypot(50 + 20, 30 + 10), measured(cube, new Vec3(50, 30, 0), new Vec3(30, -10, 50)).lengthMm(), 1e-3, "over an edge");
        }
    }

    @Test
    void onABumpyHeadASearchOverManyPlacesOfEveryEdgeFindsNothingShorter() {
        Surface bumpy = FoldedSheets.ball(RADIUS, 10, 3, 3);
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 6; i++) {
            Vec3 a = bumpy.vertex(random.nextInt(bumpy.vertexCount())), b = bumpy.vertex(random.nextInt(bumpy.vertexCount()));

            double exact = measured(bumpy, a, b).lengthMm();
            double searched = FoldedSheets.searched(bumpy, a, b, 6);

            // Of lines round either side of a bump that are alike within half a per cent the product may take the longer one; the search
            // bends at places of the edges and is long by some tenths of a per cent.
            assertTrue(exact <= 1.005 * searched, exact + " mm, searched " + searched);
            assertEquals(searched, exact, 0.01 * searched);
        }
    }

    @Test
    void intoAHollowItGoesDownAndUpWhereATapeWouldSpan() {
        Surface dented = FoldedSheets.ball(RADIUS, 48, 0, 1);
        float[] v = dented.vertices().clone();
        for (int i = 0; i < v.length; i += 3) {
            double share = Math.hypot(v[i], v[i + 1]) / 40;
            if (v[i + 2] > 0 && share < 1) {
                v[i + 2] -= (float) (25 * Math.pow(Math.cos(share * Math.PI / 2), 2));
            }
        }
        Surface hollow = new Surface(dented.frame(), v, dented.triangles());
        Vec3 bottom = new Vec3(0, 0, RADIUS - 25), rim = new Vec3(RADIUS * Math.sin(0.6), 0, RADIUS * Math.cos(0.6));

        assertTrue(measured(hollow, bottom, rim).lengthMm() > bottom.distance(rim) + 1);
        assertTrue(measured(hollow, rim, new Vec3(-rim.x(), 0, rim.z())).lengthMm() > 1.2 * RADIUS, "round the hollow, not over its air");
    }

    @Test
    void aPointTooFarFromTheScalpIsRefusedWithItsDistance() {
        Surface ball = FoldedSheets.ball(RADIUS, 16, 0, 1);
        Outcome<ScalpLine> outcome = run(ball, new Vec3(0, 0, RADIUS), new Vec3(-60, 0, 0));

        assertFalse(outcome.isDone());
        assertEquals("LS-SCALP-009", outcome.findings().getFirst().code());
        assertTrue(outcome.findings().getFirst().message().contains("29."), outcome.findings().getFirst().message());
        assertTrue(run(ball, new Vec3(0, 0, RADIUS + 4.9), new Vec3(-RADIUS, 0, 0)).isDone(), "hair is not far");
    }

    @Test
    void piecesThatAreNotJoinedAreRefused() {
        Surface one = FoldedSheets.ball(RADIUS, 8, 0, 1);
        int n = one.vertexCount();
        float[] vertices = java.util.Arrays.copyOf(one.vertices(), 6 * n);
        int[] triangles = java.util.Arrays.copyOf(one.triangles(), 2 * one.triangles().length);
        for (int i = 0; i < 3 * n; i++) {
            vertices[3 * n + i] = one.vertices()[i] + (i % 3 == 0 ? 500 : 0);
        }
        for (int i = 0; i < one.triangles().length; i++) {
            triangles[one.triangles().length + i] = one.triangles()[i] + n;
        }
        Outcome<ScalpLine> outcome = run(new Surface(one.frame(), vertices, triangles), new Vec3(0, 0, RADIUS), new Vec3(500, 0, RADIUS));

        assertEquals(List.of("LS-SCALP-010"), outcome.findings().stream().map(f -> f.code()).toList());
        assertEquals("LS-SCALP-001", run(new Surface(one.frame(), new float[0], new int[0]), Vec3.ZERO, Vec3.ZERO).findings().getFirst().code());
    }

    private static ScalpLine measured(Surface skin, Vec3 from, Vec3 to) {
        return run(skin, from, to).orThrow();
    }

    private static Outcome<ScalpLine> run(Surface skin, Vec3 from, Vec3 to) {
        Frame frame = skin.frame();
        GeodesicTape tape = new GeodesicTape();
        return tape.run(new ScalpTapeInput(skin, new FramePoint(frame, from), new FramePoint(frame, to)),
                Parameters.defaults(tape.parameters()), Execution.unobserved());
    }
}

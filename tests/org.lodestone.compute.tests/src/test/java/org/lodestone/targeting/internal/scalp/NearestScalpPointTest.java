package org.lodestone.targeting.internal.scalp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.FramePoint;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.ScalpTarget;
import org.lodestone.image.Surface;
import org.lodestone.method.target.ScalpProjectionInput;

class NearestScalpPointTest {

    private static final Frame NATIVE = Frame.t1w("sub-01");
    private static final double RADIUS = 80;
    private static final NearestScalpPoint METHOD = new NearestScalpPoint();

    /** A ball of meridians and parallels, corners on the ball, counter-clockwise from outside. */
    private static Surface ball(int steps) {
        float[] vertices = new float[3 * (steps + 1) * 2 * steps];
        int[] triangles = new int[6 * steps * 2 * steps];
        for (int a = 0; a <= steps; a++) {
            for (int b = 0; b < 2 * steps; b++) {
                double theta = Math.PI * a / steps, phi = Math.PI * b / steps;
                int v = 3 * (a * 2 * steps + b);
                vertices[v] = (float) (RADIUS * Math.sin(theta) * Math.cos(phi));
                vertices[v + 1] = (float) (RADIUS * Math.sin(theta) * Math.sin(phi));
                vertices[v + 2] = (float) (RADIUS * Math.cos(theta));
            }
        }
        int t = 0;
        for (int a = 0; a < steps; a++) {
            for (int b = 0; b < 2 * steps; b++) {
                int p = a * 2 * steps + b, q = a * 2 * steps + (b + 1) % (2 * steps), r = p + 2 * steps, s = q + 2 * steps;
                for (int corner : new int[] {p, r, q, q, r, s}) {
                    triangles[t++] = corner;
                }
            }
        }
        return new Surface(NATIVE, vertices, triangles);
    }

    private static Outcome<ScalpTarget> run(Vec3 target) {
        return METHOD.run(new ScalpProjectionInput(ball(90), new FramePoint(NATIVE, target)), Parameters.defaults(METHOD.parameters()),
                Execution.unobserved());
    }

    @Test
    void pointDepthAndDirectionAreThoseOfABall() {
        Vec3 target = new Vec3(-38, 41, 30);
        ScalpTarget scalp = run(target).orThrow();
        // triangles of 2.8 mm lie at most 80 (1 - cos 1 deg) = 0.012 mm inside the ball; the foot may shift sideways by their tilt
        assertEquals(RADIUS - target.norm(), scalp.depthMm(), 0.02);
        assertTrue(scalp.point().mm().distance(target.unit().times(RADIUS)) < 1.5);
        assertTrue(scalp.outwardNormal().dot(target.unit()) > Math.cos(Math.toRadians(1)));
        assertEquals(1, scalp.outwardNormal().norm(), 1e-12);
    }

    @Test
    void aTargetOutsideTheHeadIsRefused() {
        assertEquals("LS-SCALP-002", run(new Vec3(0, 90, 0)).findings().getFirst().code());
    }

    @Test
    void nearestPointOfATriangleBeatsManySampledOnes() {
        SplittableRandom random = new SplittableRandom(4);
        for (int n = 0; n < 200; n++) {
            Vec3[] p = new Vec3[4];
            for (int c = 0; c < 4; c++) {
                p[c] = new Vec3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
            }
            double found = TrianglePoint.nearest(p[0], p[1], p[2], p[3]).distance(p[0]);
            double sampled = Double.POSITIVE_INFINITY;
            for (int i = 0; i <= 60; i++) {
                for (int j = 0; j <= 60 - i; j++) {
                    Vec3 q = p[1].times(1 - (i + j) / 60.0).plus(p[2].times(i / 60.0)).plus(p[3].times(j / 60.0));
                    sampled = Math.min(sampled, q.distance(p[0]));
                }
            }
            assertTrue(found <= sampled + 1e-12 && found > sampled - 0.06, found + " " + sampled);
        }
    }
}

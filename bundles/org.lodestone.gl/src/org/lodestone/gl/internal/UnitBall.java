package org.lodestone.gl.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.gl.Mesh;
import org.lodestone.image.Surface;

/** The unit sphere as 5120 triangles: an icosahedron whose edges are halved four times; no point is off by more than 0.0012. */
final class UnitBall {

    private UnitBall() {
    }

    static Mesh mesh() {
        double g = (1 + Math.sqrt(5)) / 2;
        List<Vec3> points = new ArrayList<>();
        for (double s : new double[] {-1, 1}) {
            for (double t : new double[] {-g, g}) {
                points.add(new Vec3(s, t, 0).unit());
                points.add(new Vec3(0, s, t).unit());
                points.add(new Vec3(t, 0, s).unit());
            }
        }
        List<int[]> triangles = new ArrayList<>();
        double edge = 2 / Math.sqrt(1 + g * g) + 1e-6;
        for (int a = 0; a < 12; a++) {
            for (int b = a + 1; b < 12; b++) {
                for (int c = b + 1; c < 12; c++) {
                    Vec3 p = points.get(a), q = points.get(b), r = points.get(c);
                    if (p.distance(q) < edge && q.distance(r) < edge && r.distance(p) < edge) {
                        boolean outward = q.minus(p).cross(r.minus(p)).dot(p) > 0;
                        triangles.add(outward ? new int[] {a, b, c} : new int[] {a, c, b});
                    }
                }
            }
        }
        for (int level = 0; level < 4; level++) {
            triangles = halved(points, triangles);
        }
        float[] vertices = new float[3 * points.size()];
        for (int v = 0; v < points.size(); v++) {
            vertices[3 * v] = (float) points.get(v).x();
            vertices[3 * v + 1] = (float) points.get(v).y();
            vertices[3 * v + 2] = (float) points.get(v).z();
        }
        int[] corners = triangles.stream().flatMapToInt(java.util.Arrays::stream).toArray();
        return Mesh.of(new Surface(Frame.scan("unit-ball"), vertices, corners));
    }

    private static List<int[]> halved(List<Vec3> points, List<int[]> triangles) {
        Map<Long, Integer> middles = new HashMap<>();
        List<int[]> finer = new ArrayList<>(4 * triangles.size());
        for (int[] t : triangles) {
            int ab = middle(points, middles, t[0], t[1]);
            int bc = middle(points, middles, t[1], t[2]);
            int ca = middle(points, middles, t[2], t[0]);
            finer.add(new int[] {t[0], ab, ca});
            finer.add(new int[] {t[1], bc, ab});
            finer.add(new int[] {t[2], ca, bc});
            finer.add(new int[] {ab, bc, ca});
        }
        return finer;
    }

    private static int middle(List<Vec3> points, Map<Long, Integer> middles, int a, int b) {
        return middles.computeIfAbsent((long) Math.min(a, b) << 32 | Math.max(a, b), key -> {
            points.add(points.get(a).plus(points.get(b)).unit());
            return points.size() - 1;
        });
    }
}

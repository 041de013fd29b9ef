package org.lodestone.delineation.internal.scalp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.image.Surface;

/** Surfaces on which shortest lines are known, and a search for them that shares nothing with the product. */
final class FoldedSheets {

    private static final Frame FRAME = Frame.t1w("sheet");
    private static final int[][] SIDES = {{0, 1, 2, 1}, {0, 1, 2, -1}, {1, 2, 0, 1}, {1, 2, 0, -1}, {2, 0, 1, 1}, {2, 0, 1, -1}};

    private FoldedSheets() {
    }

    static Vec3 direction(SplittableRandom random) {
        double z = 2 * random.nextDouble() - 1, a = 2 * Math.PI * random.nextDouble();
        return new Vec3(Math.sqrt(1 - z * z) * Math.cos(a), Math.sqrt(1 - z * z) * Math.sin(a), z);
    }

    /** A cube from -half to half, each side cut into cuts x cuts squares of two triangles. */
    static Surface cube(double half, int cuts) {
        Map<String, Integer> known = new HashMap<>();
        List<Vec3> vertices = new ArrayList<>();
        List<Integer> triangles = new ArrayList<>();
        for (int[] side : SIDES) {
            for (int i = 0; i < cuts; i++) {
                for (int j = 0; j < cuts; j++) {
                    int a = corner(side, i, j, cuts, half, known, vertices), b = corner(side, i + 1, j, cuts, half, known, vertices);
                    int c = corner(side, i + 1, j + 1, cuts, half, known, vertices), d = corner(side, i, j + 1, cuts, half, known, vertices);
                    triangles.addAll(side[3] > 0 ? List.of(a, b, c, a, c, d) : List.of(a, c, b, a, d, c));
                }
            }
        }
        float[] flat = new float[3 * vertices.size()];
        for (int v = 0; v < flat.length; v++) {
            flat[v] = (float) vertices.get(v / 3).get(v % 3);
        }
        return new Surface(FRAME, flat, triangles.stream().mapToInt(Integer::intValue).toArray());
    }

    private static int corner(int[] side, int i, int j, int cuts, double half, Map<String, Integer> known, List<Vec3> vertices) {
        int[] at = new int[3];
        at[side[0]] = 2 * i - cuts;
        at[side[1]] = 2 * j - cuts;
        at[side[2]] = side[3] * cuts;
        return known.computeIfAbsent(Arrays.toString(at), key -> {
            vertices.add(new Vec3(at[0], at[1], at[2]).times(half / cuts));
            return vertices.size() - 1;
        });
    }

    /** A cube blown up to a ball, roughened at random. */
    static Surface ball(double radius, int cuts, double roughMm, long seed) {
        Surface cube = cube(1, cuts);
        SplittableRandom random = new SplittableRandom(seed);
        float[] vertices = new float[cube.vertices().length];
        for (int v = 0; v < cube.vertexCount(); v++) {
            Vec3 c = cube.vertex(v);
            Vec3 even = new Vec3(Math.tan(c.x() * Math.PI / 4), Math.tan(c.y() * Math.PI / 4), Math.tan(c.z() * Math.PI / 4));
            Vec3 p = even.unit().times(radius + roughMm * (random.nextDouble() - 0.5));
            for (int axis = 0; axis < 3; axis++) {
                vertices[3 * v + axis] = (float) p.get(axis);
            }
        }
        return new Surface(FRAME, vertices, cube.triangles());
    }

    /** Dijkstra over all vertices and {@code between} more places on each edge; every two places of a triangle are joined. */
    static double searched(Surface surface, Vec3 from, Vec3 to, int between) {
        Map<Long, Integer> edges = new HashMap<>();
        List<Vec3> places = new ArrayList<>();
        for (int v = 0; v < surface.vertexCount(); v++) {
            places.add(surface.vertex(v));
        }
        List<int[]> triangles = new ArrayList<>();
        Map<Integer, List<Integer>> trianglesOf = new HashMap<>();
        for (int t = 0; t < surface.triangleCount(); t++) {
            List<Integer> own = new ArrayList<>();
            for (int c = 0; c < 3; c++) {
                int a = surface.triangles()[3 * t + c], b = surface.triangles()[3 * t + (c + 1) % 3];
                own.add(a);
                int first = edges.computeIfAbsent((long) Math.min(a, b) << 32 | Math.max(a, b), key -> {
                    Vec3 low = surface.vertex(Math.min(a, b)), step = surface.vertex(Math.max(a, b)).minus(low);
                    for (int i = 1; i <= between; i++) {
                        places.add(low.plus(step.times(i / (between + 1.0))));
                    }
                    return places.size() - between;
                });
                for (int i = 0; i < between; i++) {
                    own.add(first + i);
                }
            }
            triangles.add(own.stream().mapToInt(Integer::intValue).toArray());
            for (int place : own) {
                trianglesOf.computeIfAbsent(place, key -> new ArrayList<>()).add(t);
            }
        }
        double[] mm = new double[places.size()];
        Arrays.fill(mm, Double.POSITIVE_INFINITY);
        int begin = places.indexOf(from), end = places.indexOf(to);
        mm[begin] = 0;
        PriorityQueue<double[]> waiting = new PriorityQueue<>((a, b) -> Double.compare(a[0], b[0]));
        waiting.add(new double[] {0, begin});
        while (!waiting.isEmpty()) {
            double[] next = waiting.poll();
            int at = (int) next[1];
            if (at == end) {
                break;
            }
            if (next[0] > mm[at]) {
                continue;
            }
            for (int t : trianglesOf.get(at)) {
                for (int other : triangles.get(t)) {
                    double there = next[0] + places.get(at).distance(places.get(other));
                    if (there < mm[other]) {
                        mm[other] = there;
                        waiting.add(new double[] {there, other});
                    }
                }
            }
        }
        return mm[end];
    }
}

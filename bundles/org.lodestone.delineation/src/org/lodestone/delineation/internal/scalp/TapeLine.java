package org.lodestone.delineation.internal.scalp;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Vec3;
import org.lodestone.image.Surface;

/**
 * The line a taut tape takes between two points of the head, in a plane: the convex hull of the plane's cut through the skin, since a tape
 * spans hollows.
 *
 * @param points corners of the line from its start to its end, millimetres
 */
record TapeLine(List<Vec3> points) {

    TapeLine {
        points = List.copyOf(points);
    }

    /**
     * @param skin closed surface
     * @param start first end, on or near the skin
     * @param end other end
     * @param over a point on that side of the head over which the tape runs; with the ends it spans the plane
     */
    static TapeLine over(Surface skin, Vec3 start, Vec3 end, Vec3 over) {
        Vec3 along = end.minus(start).unit();
        Vec3 normal = along.cross(over.minus(start)).unit();
        Vec3 up = normal.cross(along);
        double length = end.distance(start);
        List<double[]> cut = new ArrayList<>();
        for (int t = 0; t < skin.triangles().length; t += 3) {
            for (int c = 0; c < 3; c++) {
                Vec3 a = skin.vertex(skin.triangles()[t + c]).minus(start);
                Vec3 b = skin.vertex(skin.triangles()[t + (c + 1) % 3]).minus(start);
                double da = a.dot(normal), db = b.dot(normal);
                if (da < 0 != db < 0) {
                    Vec3 p = a.plus(b.minus(a).times(da / (da - db)));
                    if (p.dot(up) > 0) {
                        cut.add(new double[] {p.dot(along), p.dot(up)});
                    }
                }
            }
        }
        cut.add(new double[] {0, 0});
        cut.add(new double[] {length, 0});
        List<Vec3> line = new ArrayList<>();
        for (double[] corner : upperHull(cut)) {
            line.add(start.plus(along.times(corner[0])).plus(up.times(corner[1])));
        }
        return new TapeLine(line);
    }

    /**
     * The hull from the start (0, 0) over the top to the end (length, 0). Skin beyond the ends (x outside the two) takes part: the tape
     * bulges round it.
     */
    private static List<double[]> upperHull(List<double[]> cut) {
        // Angle about a point on the chord's middle: the curve runs once from the start (pi) to the end (0) above the chord.
        double middle = cut.getLast()[0] / 2;
        List<double[]> sorted = new ArrayList<>(cut.subList(0, cut.size() - 2));
        sorted.sort(java.util.Comparator.comparingDouble((double[] p) -> -Math.atan2(p[1], p[0] - middle))
                .thenComparingDouble(p -> p[0]).thenComparingDouble(p -> p[1]));
        sorted.addFirst(cut.get(cut.size() - 2));
        sorted.add(cut.getLast());
        List<double[]> hull = new ArrayList<>();
        for (double[] p : sorted) {
            while (hull.size() >= 2 && turn(hull.get(hull.size() - 2), hull.getLast(), p) >= 0) {
                hull.removeLast();
            }
            hull.add(p);
        }
        return hull;
    }

    /** Positive when a, b, c turn to the left. */
    private static double turn(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    }

    /** @return its length in millimetres */
    double lengthMm() {
        double length = 0;
        for (int p = 1; p < points.size(); p++) {
            length += points.get(p).distance(points.get(p - 1));
        }
        return length;
    }

    /** @return the point {@code mm} along the line from its start; its end when it is shorter */
    Vec3 at(double mm) {
        double left = mm;
        for (int p = 1; p < points.size(); p++) {
            double step = points.get(p).distance(points.get(p - 1));
            if (left <= step && step > 0) {
                return points.get(p - 1).plus(points.get(p).minus(points.get(p - 1)).times(left / step));
            }
            left -= step;
        }
        return points.getLast();
    }

    /** @return the point at a fraction of the length */
    Vec3 atFraction(double fraction) {
        return at(fraction * lengthMm());
    }
}

package org.lodestone.delineation.internal.scalp;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Vec3;

/**
 * The shortest line inside a row of triangles: the row is unfolded into a plane, in which the line is pulled taut through the doors from
 * triangle to triangle (the funnel of Lee and Preparata 1984, Networks 14:393-410).
 *
 * @param points where it crosses edges, ends included, mm
 * @param lengthMm its length
 * @param bends where it touches a vertex and bends there
 */
record StripLine(List<Vec3> points, double lengthMm, List<Bend> bends) {

    /**
     * A vertex of the row's border round which the line is pulled.
     *
     * @param vertex its number
     * @param door a door that has it
     * @param turnRad by how much the line bends there
     */
    record Bend(int vertex, int door, double turnRad) {
    }

    /** A corner of the taut line in the plane. */
    private record Corner(double x, double y, int door, int vertex) {
    }

    static StripLine through(TriangleNeighbours mesh, SurfacePlace start, SurfacePlace end, int[] doors) {
        Unfolding plane = Unfolding.of(mesh, start, end, doors);
        List<Corner> corners = pulled(mesh, doors, plane);
        double length = 0;
        List<Vec3> points = new ArrayList<>(List.of(start.point()));
        List<Bend> bends = new ArrayList<>();
        for (int c = 1; c < corners.size(); c++) {
            Corner a = corners.get(c - 1), b = corners.get(c);
            length += Math.hypot(b.x - a.x, b.y - a.y);
            for (int door = a.door + 1; door < doors.length && door <= b.door; door++) {
                points.add(TriangleStrip.crossing(mesh, doors[door], plane.share(door, a.x, a.y, b.x, b.y)));
            }
            if (c + 1 < corners.size()) {
                bends.add(new Bend(b.vertex, b.door, turn(a, b, corners.get(c + 1))));
            }
        }
        points.add(end.point());
        return new StripLine(points, length, bends);
    }

    private static double turn(Corner a, Corner b, Corner c) {
        double x = b.x - a.x, y = b.y - a.y, u = c.x - b.x, v = c.y - b.y;
        return Math.abs(Math.atan2(x * v - y * u, x * u + y * v));
    }

    private static List<Corner> pulled(TriangleNeighbours mesh, int[] doors, Unfolding plane) {
        List<Corner> corners = new ArrayList<>();
        Corner apex = new Corner(plane.startX(), plane.startY(), -1, -1);
        Corner goal = new Corner(plane.endX(), plane.endY(), doors.length, -1);
        corners.add(apex);
        Corner left = apex, right = apex;
        for (int i = 0; i <= doors.length; i++) {
            Corner l = i < doors.length ? new Corner(plane.leftX()[i], plane.leftY()[i], i, mesh.end(doors[i])) : goal;
            Corner r = i < doors.length ? new Corner(plane.rightX()[i], plane.rightY()[i], i, mesh.start(doors[i])) : goal;
            if (side(apex, right, r) >= 0) {
                if (same(apex, right) || side(apex, left, r) < 0) {
                    right = r;
                } else {
                    corners.add(left);
                    apex = right = left;
                    i = apex.door;
                    continue;
                }
            }
            if (side(apex, left, l) <= 0) {
                if (same(apex, left) || side(apex, right, l) > 0) {
                    left = l;
                } else {
                    corners.add(right);
                    apex = left = right;
                    i = apex.door;
                }
            }
        }
        if (corners.getLast() != goal) {
            corners.add(goal);
        }
        return corners;
    }

    /** Positive when {@code c} lies to the left of the way from {@code a} to {@code b}. */
    private static double side(Corner a, Corner b, Corner c) {
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    }

    private static boolean same(Corner a, Corner b) {
        return a == b || a.vertex >= 0 && a.vertex == b.vertex || Math.hypot(a.x - b.x, a.y - b.y) < 1e-12;
    }
}

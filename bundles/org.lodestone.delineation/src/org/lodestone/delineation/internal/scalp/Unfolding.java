package org.lodestone.delineation.internal.scalp;

import org.lodestone.core.Vec3;

/**
 * A row of triangles laid flat: for each door the ends of its edge, as seen by who walks through it, in millimetres of the plane.
 *
 * @param startX where the line begins
 * @param startY where the line begins
 * @param endX where it ends
 * @param endY where it ends
 * @param leftX left ends of the doors
 * @param leftY left ends of the doors
 * @param rightX right ends of the doors
 * @param rightY right ends of the doors
 */
record Unfolding(double startX, double startY, double endX, double endY, double[] leftX, double[] leftY, double[] rightX, double[] rightY) {

    static Unfolding of(TriangleNeighbours mesh, SurfacePlace start, SurfacePlace end, int[] doors) {
        int n = doors.length;
        double[] leftX = new double[n], leftY = new double[n], rightX = new double[n], rightY = new double[n];
        // A triangle runs counter-clockwise seen from outside: who leaves it has the start of the edge on the right.
        double width = mesh.vertex(mesh.start(doors[0])).distance(mesh.vertex(mesh.end(doors[0])));
        leftX[0] = width;
        double[] from = beside(mesh, doors[0], start.point(), 0, 0, width, 0, false);
        for (int i = 1; i < n; i++) {
            int entered = mesh.twin(doors[i - 1]);
            int apex = TriangleNeighbours.after(TriangleNeighbours.after(entered));
            double[] third = beside(mesh, doors[i - 1], mesh.vertex(mesh.start(apex)), rightX[i - 1], rightY[i - 1], leftX[i - 1], leftY[i - 1],
                    true);
            boolean keepsRight = mesh.start(doors[i]) == mesh.start(doors[i - 1]);
            rightX[i] = keepsRight ? rightX[i - 1] : third[0];
            rightY[i] = keepsRight ? rightY[i - 1] : third[1];
            leftX[i] = keepsRight ? third[0] : leftX[i - 1];
            leftY[i] = keepsRight ? third[1] : leftY[i - 1];
        }
        double[] to = beside(mesh, doors[n - 1], end.point(), rightX[n - 1], rightY[n - 1], leftX[n - 1], leftY[n - 1], true);
        return new Unfolding(from[0], from[1], to[0], to[1], leftX, leftY, rightX, rightY);
    }

    /** Lays a point of one of the triangles at a door flat, by its distances from the ends of the door. */
    private static double[] beside(TriangleNeighbours mesh, int door, Vec3 p, double ax, double ay, double bx, double by, boolean beyond) {
        double fromA = p.distance(mesh.vertex(mesh.start(door)));
        double fromB = p.distance(mesh.vertex(mesh.end(door)));
        double length = Math.hypot(bx - ax, by - ay);
        if (length < 1e-12) {
            return new double[] {ax, ay + (beyond ? -fromA : fromA)};
        }
        double along = (fromA * fromA - fromB * fromB + length * length) / (2 * length);
        double off = Math.sqrt(Math.max(0, fromA * fromA - along * along)) * (beyond ? -1 : 1);
        double ux = (bx - ax) / length, uy = (by - ay) / length;
        return new double[] {ax + ux * along - uy * off, ay + uy * along + ux * off};
    }

    /** @return where on door {@code i}, from 0 at its right end to 1 at its left end, a straight line of the plane crosses it */
    double share(int i, double x0, double y0, double x1, double y1) {
        double dx = leftX[i] - rightX[i], dy = leftY[i] - rightY[i];
        double ux = x1 - x0, uy = y1 - y0;
        double across = ux * dy - uy * dx;
        if (Math.abs(across) < 1e-12) {
            // along the door: the end that the line comes to
            double square = dx * dx + dy * dy;
            return square == 0 ? 0 : Math.clamp(((x1 - rightX[i]) * dx + (y1 - rightY[i]) * dy) / square, 0, 1);
        }
        return Math.clamp(((rightX[i] - x0) * uy - (rightY[i] - y0) * ux) / across, 0, 1);
    }
}

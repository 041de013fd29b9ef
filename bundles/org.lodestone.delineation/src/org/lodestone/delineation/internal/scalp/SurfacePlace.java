package org.lodestone.delineation.internal.scalp;

import org.lodestone.core.Vec3;
import org.lodestone.image.Surface;

/**
 * A place of a surface.
 *
 * @param triangle number of the triangle
 * @param point on it, mm
 * @param distanceMm how far it lies from what was asked for
 */
record SurfacePlace(int triangle, Vec3 point, double distanceMm) {

    /** @return the place nearest to a point, by looking at every triangle; triangle -1 when the surface has none */
    static SurfacePlace nearest(Surface surface, Vec3 p) {
        SurfacePlace best = new SurfacePlace(-1, p, Double.POSITIVE_INFINITY);
        float[] v = surface.vertices();
        int[] corners = surface.triangles();
        double nearestCornerMm = nearestCornerMm(v, corners, p);
        for (int t = 0; t < surface.triangleCount(); t++) {
            if (mayBeNearer(v, corners, t, p, Math.min(nearestCornerMm, best.distanceMm))) {
                Vec3 on = onTriangle(p, surface.vertex(corners[3 * t]), surface.vertex(corners[3 * t + 1]), surface.vertex(corners[3 * t + 2]));
                double distance = on.distance(p);
                best = distance < best.distanceMm ? new SurfacePlace(t, on, distance) : best;
            }
        }
        return best;
    }

    /** How far it is at most; leaves few triangles to look at. A hair is added, so that rounding leaves out none. */
    private static double nearestCornerMm(float[] v, int[] corners, Vec3 p) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int corner : corners) {
            double x = v[3 * corner] - p.x(), y = v[3 * corner + 1] - p.y(), z = v[3 * corner + 2] - p.z();
            nearest = Math.min(nearest, x * x + y * y + z * z);
        }
        return Math.sqrt(nearest) + 1e-6;
    }

    /** A triangle wholly beyond the best distance along one axis need not be looked at. */
    private static boolean mayBeNearer(float[] v, int[] corners, int t, Vec3 p, double best) {
        for (int axis = 0; axis < 3; axis++) {
            double a = v[3 * corners[3 * t] + axis], b = v[3 * corners[3 * t + 1] + axis], c = v[3 * corners[3 * t + 2] + axis];
            double at = p.get(axis);
            if (Math.min(a, Math.min(b, c)) > at + best || Math.max(a, Math.max(b, c)) < at - best) {
                return false;
            }
        }
        return true;
    }

    private static Vec3 onTriangle(Vec3 p, Vec3 a, Vec3 b, Vec3 c) {
        Vec3 normal = b.minus(a).cross(c.minus(a));
        double area = normal.dot(normal);
        if (area > 1e-18) {
            double u = c.minus(b).cross(p.minus(b)).dot(normal) / area;
            double w = b.minus(a).cross(p.minus(a)).dot(normal) / area;
            double v = 1 - u - w;
            if (u >= 0 && v >= 0 && w >= 0) {
                return a.times(u).plus(b.times(v)).plus(c.times(w));
            }
        }
        Vec3 ab = onEdge(p, a, b), bc = onEdge(p, b, c), ca = onEdge(p, c, a);
        Vec3 nearer = ab.distance(p) <= bc.distance(p) ? ab : bc;
        return nearer.distance(p) <= ca.distance(p) ? nearer : ca;
    }

    private static Vec3 onEdge(Vec3 p, Vec3 a, Vec3 b) {
        Vec3 along = b.minus(a);
        double square = along.dot(along);
        return square == 0 ? a : a.plus(along.times(Math.clamp(p.minus(a).dot(along) / square, 0, 1)));
    }
}

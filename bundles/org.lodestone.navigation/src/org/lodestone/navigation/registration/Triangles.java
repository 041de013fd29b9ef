package org.lodestone.navigation.registration;

import org.lodestone.core.Vec3;

/** Geometry of single triangles. */
final class Triangles {

    private Triangles() {
    }

    /** The point of triangle abc nearest to p, by the region p projects into (Ericson, Real-Time Collision Detection, 2005, 5.1.5). */
    static Vec3 nearest(Vec3 p, Vec3 a, Vec3 b, Vec3 c) {
        Vec3 ab = b.minus(a), ac = c.minus(a), ap = p.minus(a), bp = p.minus(b), cp = p.minus(c);
        double d1 = ab.dot(ap), d2 = ac.dot(ap), d3 = ab.dot(bp), d4 = ac.dot(bp), d5 = ab.dot(cp), d6 = ac.dot(cp);
        if (d1 <= 0 && d2 <= 0) {
            return a;
        }
        if (d3 >= 0 && d4 <= d3) {
            return b;
        }
        if (d6 >= 0 && d5 <= d6) {
            return c;
        }
        double vc = d1 * d4 - d3 * d2, vb = d5 * d2 - d1 * d6, va = d3 * d6 - d5 * d4;
        if (vc <= 0 && d1 >= 0 && d3 <= 0) {
            return a.plus(ab.times(d1 / (d1 - d3)));
        }
        if (vb <= 0 && d2 >= 0 && d6 <= 0) {
            return a.plus(ac.times(d2 / (d2 - d6)));
        }
        if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
            return b.plus(c.minus(b).times((d4 - d3) / (d4 - d3 + d5 - d6)));
        }
        double scale = 1 / (va + vb + vc);
        return a.plus(ab.times(vb * scale)).plus(ac.times(vc * scale));
    }
}

package org.lodestone.navigation.field;

import java.util.List;
import org.lodestone.core.Vec3;
import org.lodestone.numerics.SymmetricSystem;

/**
 * The field a coil induces in a conductor of spherical shells. It does not depend on the shells' radii and conductivities, only on their
 * centre (Heller and van Hulst, Biophys J 63:129, 1992), and follows by reciprocity from the magnetic field of a current dipole in a sphere
 * (Sarvas, Phys Med Biol 32:11, 1987): E(r) Q = -dm/dt B(m; Q at r). Charges on the surface are contained; E has no radial part anywhere.
 *
 * <p>An estimate: heads are no spheres. Double precision.
 *
 * @param centreMm of the sphere that fits the head under the coil, in the space of the coil's dipoles
 */
public record SphericalHead(Vec3 centreMm) {

    /** mu0 / 4 pi in V s / (A m). */
    private static final double MU0_4PI = 1e-7;

    private static final double MM = 1e-3;

    /**
     * A magnetic dipole that changes.
     *
     * @param positionMm where, outside the head
     * @param momentPerSecond change of its moment, A m^2 / s
     */
    public record Dipole(Vec3 positionMm, Vec3 momentPerSecond) {
    }

    /**
     * The sphere through points of the scalp, by least squares of |p|^2 = 2 c.p + d (Coope, J Optim Theory Appl 76:381, 1993).
     *
     * @param scalpMm at least four points that are not on one plane
     * @return the head of that sphere
     * @throws ArithmeticException when the points determine no sphere
     */
    public static SphericalHead fitting(List<Vec3> scalpMm) {
        // About the first point, so that the squares stay small.
        Vec3 origin = scalpMm.getFirst();
        double[][] normal = new double[4][4];
        double[] right = new double[4];
        for (Vec3 point : scalpMm) {
            Vec3 p = point.minus(origin);
            double[] row = {2 * p.x(), 2 * p.y(), 2 * p.z(), 1};
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    normal[i][j] += row[i] * row[j];
                }
                right[i] += row[i] * p.dot(p);
            }
        }
        double[] centre = SymmetricSystem.solve(normal, right);
        return new SphericalHead(origin.plus(new Vec3(centre[0], centre[1], centre[2])));
    }

    /**
     * @param coil the coil as dipoles, all farther from the centre than the point. Not modified.
     * @param pointMm where in the head
     * @return the electric field there, V/m
     */
    public Vec3 fieldVPerM(List<Dipole> coil, Vec3 pointMm) {
        Vec3 inside = pointMm.minus(centreMm).times(MM);
        double ex = 0, ey = 0, ez = 0;
        for (Dipole dipole : coil) {
            Vec3 e = field(inside, dipole.positionMm().minus(centreMm).times(MM), dipole.momentPerSecond());
            ex += e.x();
            ey += e.y();
            ez += e.z();
        }
        return new Vec3(ex, ey, ez);
    }

    /** Sarvas' equation 25 with the roles exchanged; metres from the centre. */
    private static Vec3 field(Vec3 inside, Vec3 outside, Vec3 momentPerSecond) {
        Vec3 a = outside.minus(inside);
        double distance = a.norm(), r = outside.norm(), along = a.dot(outside);
        double f = distance * (r * distance + r * r - inside.dot(outside));
        Vec3 gradient = outside.times(distance * distance / r + along / distance + 2 * distance + 2 * r)
                .minus(inside.times(distance + 2 * r + along / distance));
        return inside.cross(momentPerSecond).times(f).minus(inside.cross(outside).times(momentPerSecond.dot(gradient)))
                .times(-MU0_4PI / (f * f));
    }
}

package org.lodestone.registration.internal.linear;

import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;

/**
 * A family of linear maps x -> M (x - centre) + centre + t with parameters of like size: one unit of any parameter moves the surface of a
 * head by about a millimetre.
 */
public enum LinearModel {
    /** Six parameters: t in mm, then three angles about x, y, z (Rz Ry Rx) in units of a radian over {@link #RADIUS_MM}. */
    RIGID(6),
    /** Twelve parameters: t in mm, then the entries of M, row after row, in units of one over {@link #RADIUS_MM}. */
    AFFINE(12);

    /** Typical distance of the head's surface from the centre, which turns angles into millimetres. */
    static final double RADIUS_MM = 70;

    private final int size;

    LinearModel(int size) {
        this.size = size;
    }

    /** @return number of parameters */
    public int size() {
        return size;
    }

    /** @return the map with parameters {@code p} about {@code centre} */
    public Affine map(double[] p, Vec3 centre) {
        Affine linear = switch (this) {
            case RIGID -> Affine.rotation(p[3] / RADIUS_MM, p[4] / RADIUS_MM, p[5] / RADIUS_MM);
            case AFFINE -> new Affine(
                    p[3] / RADIUS_MM, p[4] / RADIUS_MM, p[5] / RADIUS_MM, 0,
                    p[6] / RADIUS_MM, p[7] / RADIUS_MM, p[8] / RADIUS_MM, 0,
                    p[9] / RADIUS_MM, p[10] / RADIUS_MM, p[11] / RADIUS_MM, 0);
        };
        Vec3 offset = centre.plus(new Vec3(p[0], p[1], p[2])).minus(linear.apply(centre));
        return Affine.translation(offset).times(linear);
    }

    /** @return the parameters about {@code centre} of {@code map}; a rigid model takes the angles of a rigid map */
    public double[] parameters(Affine map, Vec3 centre) {
        Vec3 t = map.apply(centre).minus(centre);
        double[] p = new double[size];
        p[0] = t.x();
        p[1] = t.y();
        p[2] = t.z();
        switch (this) {
            case RIGID -> {
                p[3] = RADIUS_MM * Math.atan2(map.m21(), map.m22());
                p[4] = RADIUS_MM * Math.asin(Math.clamp(-map.m20(), -1, 1));
                p[5] = RADIUS_MM * Math.atan2(map.m10(), map.m00());
            }
            case AFFINE -> {
                double[] rows = map.toRowMajor();
                for (int r = 0; r < 3; r++) {
                    for (int c = 0; c < 3; c++) {
                        p[3 + 3 * r + c] = RADIUS_MM * rows[4 * r + c];
                    }
                }
            }
        }
        return p;
    }

    /**
     * Chain rule from the entries of the map to the parameters.
     *
     * @param byEntry derivative by t (3 numbers) and by the entries of M, row after row (9 numbers). Not modified.
     * @param p parameters
     * @param gradient receives the derivative by each parameter. Modified.
     */
    public void chain(double[] byEntry, double[] p, double[] gradient) {
        System.arraycopy(byEntry, 0, gradient, 0, 3);
        switch (this) {
            case AFFINE -> {
                for (int e = 3; e < 12; e++) {
                    gradient[e] = byEntry[e] / RADIUS_MM;
                }
            }
            case RIGID -> {
                double rx = p[3] / RADIUS_MM, ry = p[4] / RADIUS_MM, rz = p[5] / RADIUS_MM;
                Affine x = Affine.rotation(rx, 0, 0), y = Affine.rotation(0, ry, 0), z = Affine.rotation(0, 0, rz);
                Affine turnX = new Affine(0, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0, 0);
                Affine turnY = new Affine(0, 0, 1, 0, 0, 0, 0, 0, -1, 0, 0, 0);
                Affine turnZ = new Affine(0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0);
                gradient[3] = product(byEntry, z.times(y).times(turnX).times(x));
                gradient[4] = product(byEntry, z.times(turnY).times(y).times(x));
                gradient[5] = product(byEntry, turnZ.times(z).times(y).times(x));
            }
        }
    }

    private static double product(double[] byEntry, Affine derivative) {
        double[] rows = derivative.toRowMajor();
        double sum = 0;
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                sum += byEntry[3 + 3 * r + c] * rows[4 * r + c];
            }
        }
        return sum / RADIUS_MM;
    }
}

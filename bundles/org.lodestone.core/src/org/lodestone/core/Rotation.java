package org.lodestone.core;

/**
 * A rotation of space about the origin as a unit quaternion (Hamilton convention, right-handed, active): v' = q v q*. q and -q are the
 * same rotation. The constructor scales to length one.
 *
 * @param w scalar part, cos(angle/2)
 * @param x vector part, axis times sin(angle/2)
 * @param y vector part
 * @param z vector part
 */
public record Rotation(double w, double x, double y, double z) {

    /** No rotation. */
    public static final Rotation IDENTITY = new Rotation(1, 0, 0, 0);

    /** Scales to length one; a length of zero or a NaN is an {@link ArithmeticException}. */
    public Rotation {
        double norm = Math.sqrt(w * w + x * x + y * y + z * z);
        if (!(norm > 1e-12) || !Double.isFinite(norm)) {
            throw new ArithmeticException("no rotation: " + w + ", " + x + ", " + y + ", " + z);
        }
        w /= norm;
        x /= norm;
        y /= norm;
        z /= norm;
    }

    /** @return the right-handed turn by {@code angleRad} about {@code axis} (any length but zero) */
    public static Rotation about(Vec3 axis, double angleRad) {
        Vec3 u = axis.unit().times(Math.sin(angleRad / 2));
        return new Rotation(Math.cos(angleRad / 2), u.x(), u.y(), u.z());
    }

    /**
     * The rotation nearest to the linear part of a matrix that is a rotation up to rounding (Shepperd 1978: the largest component is
     * computed first, so that nothing is divided by a small number).
     *
     * @param matrix its translation is ignored
     * @return the rotation
     * @throws ArithmeticException when the matrix is farther than {@code 1e-3} from a rotation, a mirrored one for instance
     */
    public static Rotation of(Affine matrix) {
        if (!matrix.isRigid(1e-3)) {
            throw new ArithmeticException("not a rotation: " + matrix);
        }
        double xx = matrix.m00(), yy = matrix.m11(), zz = matrix.m22(), trace = xx + yy + zz;
        if (trace >= Math.max(xx, Math.max(yy, zz))) {
            return new Rotation(1 + trace, matrix.m21() - matrix.m12(), matrix.m02() - matrix.m20(), matrix.m10() - matrix.m01());
        }
        if (xx >= yy && xx >= zz) {
            return new Rotation(matrix.m21() - matrix.m12(), 1 + xx - yy - zz, matrix.m01() + matrix.m10(), matrix.m02() + matrix.m20());
        }
        if (yy >= zz) {
            return new Rotation(matrix.m02() - matrix.m20(), matrix.m01() + matrix.m10(), 1 + yy - xx - zz, matrix.m12() + matrix.m21());
        }
        return new Rotation(matrix.m10() - matrix.m01(), matrix.m02() + matrix.m20(), matrix.m12() + matrix.m21(), 1 + zz - xx - yy);
    }

    /** @return v rotated */
    public Vec3 apply(Vec3 v) {
        double tx = 2 * (y * v.z() - z * v.y()), ty = 2 * (z * v.x() - x * v.z()), tz = 2 * (x * v.y() - y * v.x());
        return new Vec3(
                v.x() + w * tx + y * tz - z * ty,
                v.y() + w * ty + z * tx - x * tz,
                v.z() + w * tz + x * ty - y * tx);
    }

    /** @return the rotation that applies this first and {@code next} after it */
    public Rotation then(Rotation next) {
        return new Rotation(
                next.w * w - next.x * x - next.y * y - next.z * z,
                next.w * x + next.x * w + next.y * z - next.z * y,
                next.w * y - next.x * z + next.y * w + next.z * x,
                next.w * z + next.x * y - next.y * x + next.z * w);
    }

    /** @return the rotation back */
    public Rotation inverse() {
        return new Rotation(w, -x, -y, -z);
    }

    /** @return the angle of this rotation in radians, 0 to pi */
    public double angleRad() {
        return 2 * Math.atan2(Math.sqrt(x * x + y * y + z * z), Math.abs(w));
    }

    /**
     * A rotation on the shortest way from this to another one, at constant angular speed (Shoemake 1985).
     *
     * @param other the end
     * @param fraction 0 gives this, 1 gives {@code other}
     * @return the rotation between
     */
    public Rotation towards(Rotation other, double fraction) {
        double dot = w * other.w + x * other.x + y * other.y + z * other.z;
        double sign = dot < 0 ? -1 : 1, angle = Math.acos(Math.min(1, Math.abs(dot)));
        double a = angle < 1e-6 ? 1 - fraction : Math.sin((1 - fraction) * angle) / Math.sin(angle);
        double b = sign * (angle < 1e-6 ? fraction : Math.sin(fraction * angle) / Math.sin(angle));
        return new Rotation(a * w + b * other.w, a * x + b * other.x, a * y + b * other.y, a * z + b * other.z);
    }

    /** @return this as a matrix without translation */
    public Affine toAffine() {
        return new Affine(
                1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y), 0,
                2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x), 0,
                2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y), 0);
    }
}

package org.lodestone.core;

import java.util.Arrays;

/**
 * An affine map of three-dimensional space, y = M x + t, as numbers only; {@link AffineTransform} adds the frames. Entries are named
 * m(row)(column); the last row 0 0 0 1 is implied.
 */
public record Affine(
        double m00, double m01, double m02, double m03,
        double m10, double m11, double m12, double m13,
        double m20, double m21, double m22, double m23) {

    /** The map that changes nothing. */
    public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);

    /**
     * Builds a map from 12 or 16 numbers.
     *
     * @param rowMajor row after row; with 16 the last row has to be 0 0 0 1. Not modified.
     * @return the map
     * @throws IllegalArgumentException for another length or another last row
     */
    public static Affine ofRowMajor(double... rowMajor) {
        double[] v = rowMajor;
        if (v.length == 16 && (v[12] != 0 || v[13] != 0 || v[14] != 0 || v[15] != 1)) {
            throw new IllegalArgumentException("last row must be 0 0 0 1, is " + Arrays.toString(Arrays.copyOfRange(v, 12, 16)));
        }
        if (v.length != 12 && v.length != 16) {
            throw new IllegalArgumentException("12 or 16 numbers expected, got " + v.length);
        }
        return new Affine(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11]);
    }

    /** @return the map x + offset */
    public static Affine translation(Vec3 offset) {
        return new Affine(1, 0, 0, offset.x(), 0, 1, 0, offset.y(), 0, 0, 1, offset.z());
    }

    /** @return the map that scales each axis by its own factor about the origin */
    public static Affine scaling(double sx, double sy, double sz) {
        return new Affine(sx, 0, 0, 0, 0, sy, 0, 0, 0, 0, sz, 0);
    }

    /**
     * Rotation Rz(rz) * Ry(ry) * Rx(rx): about x first, then y, then z, right-handed, about the origin.
     *
     * @param rx angle about x in radians
     * @param ry angle about y in radians
     * @param rz angle about z in radians
     * @return the rotation
     */
    public static Affine rotation(double rx, double ry, double rz) {
        double cx = Math.cos(rx), sx = Math.sin(rx), cy = Math.cos(ry), sy = Math.sin(ry), cz = Math.cos(rz), sz = Math.sin(rz);
        return new Affine(
                cz * cy, cz * sy * sx - sz * cx, cz * sy * cx + sz * sx, 0,
                sz * cy, sz * sy * sx + cz * cx, sz * sy * cx - cz * sx, 0,
                -sy, cy * sx, cy * cx, 0);
    }

    /** @return M p + t */
    public Vec3 apply(Vec3 p) {
        return apply(p.x(), p.y(), p.z());
    }

    /** @return M (x, y, z) + t */
    public Vec3 apply(double x, double y, double z) {
        return new Vec3(
                m00 * x + m01 * y + m02 * z + m03,
                m10 * x + m11 * y + m12 * z + m13,
                m20 * x + m21 * y + m22 * z + m23);
    }

    /** @return M d: the map of a displacement, without the translation */
    public Vec3 applyToDirection(Vec3 d) {
        return new Vec3(
                m00 * d.x() + m01 * d.y() + m02 * d.z(),
                m10 * d.x() + m11 * d.y() + m12 * d.z(),
                m20 * d.x() + m21 * d.y() + m22 * d.z());
    }

    /** @return the map that applies this first and {@code next} after it */
    public Affine then(Affine next) {
        return next.times(this);
    }

    /** @return the matrix product this * other: {@code other} is applied first */
    public Affine times(Affine o) {
        return new Affine(
                m00 * o.m00 + m01 * o.m10 + m02 * o.m20, m00 * o.m01 + m01 * o.m11 + m02 * o.m21,
                m00 * o.m02 + m01 * o.m12 + m02 * o.m22, m00 * o.m03 + m01 * o.m13 + m02 * o.m23 + m03,
                m10 * o.m00 + m11 * o.m10 + m12 * o.m20, m10 * o.m01 + m11 * o.m11 + m12 * o.m21,
                m10 * o.m02 + m11 * o.m12 + m12 * o.m22, m10 * o.m03 + m11 * o.m13 + m12 * o.m23 + m13,
                m20 * o.m00 + m21 * o.m10 + m22 * o.m20, m20 * o.m01 + m21 * o.m11 + m22 * o.m21,
                m20 * o.m02 + m21 * o.m12 + m22 * o.m22, m20 * o.m03 + m21 * o.m13 + m22 * o.m23 + m23);
    }

    /** @return the determinant of M; negative when the map mirrors */
    public double determinant() {
        return m00 * (m11 * m22 - m12 * m21) - m01 * (m10 * m22 - m12 * m20) + m02 * (m10 * m21 - m11 * m20);
    }

    /**
     * @return the inverse map, by cofactors
     * @throws ArithmeticException when M is singular or not finite
     */
    public Affine inverse() {
        double det = determinant();
        if (det == 0 || !Double.isFinite(det)) {
            throw new ArithmeticException("singular affine " + this);
        }
        double a = (m11 * m22 - m12 * m21) / det, b = (m02 * m21 - m01 * m22) / det, c = (m01 * m12 - m02 * m11) / det;
        double d = (m12 * m20 - m10 * m22) / det, e = (m00 * m22 - m02 * m20) / det, f = (m02 * m10 - m00 * m12) / det;
        double g = (m10 * m21 - m11 * m20) / det, h = (m01 * m20 - m00 * m21) / det, i = (m00 * m11 - m01 * m10) / det;
        return new Affine(
                a, b, c, -(a * m03 + b * m13 + c * m23),
                d, e, f, -(d * m03 + e * m13 + f * m23),
                g, h, i, -(g * m03 + h * m13 + i * m23));
    }

    /** @return column 0, 1 or 2 of M: the displacement of one step along that input axis */
    public Vec3 column(int axis) {
        return switch (axis) {
            case 0 -> new Vec3(m00, m10, m20);
            case 1 -> new Vec3(m01, m11, m21);
            case 2 -> new Vec3(m02, m12, m22);
            default -> throw new IndexOutOfBoundsException("axis " + axis);
        };
    }

    /** @return the translation t */
    public Vec3 offset() {
        return new Vec3(m03, m13, m23);
    }

    /** @return true when no entry is NaN or infinite */
    public boolean isFinite() {
        for (double v : toRowMajor()) {
            if (!Double.isFinite(v)) {
                return false;
            }
        }
        return true;
    }

    /** @return true when M is a rotation (orthonormal, determinant +1) within {@code tolerance} in every entry of MᵀM - I */
    public boolean isRigid(double tolerance) {
        if (!isFinite() || determinant() <= 0) {
            return false;
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                if (Math.abs(column(i).dot(column(j)) - (i == j ? 1 : 0)) > tolerance) {
                    return false;
                }
            }
        }
        return true;
    }

    /** @return a new array of 16 numbers, row after row, last row 0 0 0 1 */
    public double[] toRowMajor() {
        return new double[] {m00, m01, m02, m03, m10, m11, m12, m13, m20, m21, m22, m23, 0, 0, 0, 1};
    }

    /** @return a new 4 x 4 array, {@code [row][column]} */
    public double[][] toRows() {
        double[] v = toRowMajor();
        return new double[][] {
            Arrays.copyOfRange(v, 0, 4), Arrays.copyOfRange(v, 4, 8), Arrays.copyOfRange(v, 8, 12), Arrays.copyOfRange(v, 12, 16)};
    }
}

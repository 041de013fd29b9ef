package org.lodestone.io.nifti;

import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;

/**
 * The rigid way from voxels to space (method 2 of the standard): a rotation as unit quaternion whose real part is implied and not
 * negative, and an offset. Voxel sizes and the sign of the third axis are in {@code pixdim}.
 *
 * @param code what space it leads to, 0 for "not set"; see {@link NiftiHeader#spaceName}
 * @param b quaternion, i part
 * @param c quaternion, j part
 * @param d quaternion, k part
 * @param offset position of voxel (0, 0, 0), in units of the file
 */
public record NiftiQform(int code, double b, double c, double d, Vec3 offset) {

    /** No rigid transform. */
    public static final NiftiQform NONE = new NiftiQform(0, 0, 0, 0, Vec3.ZERO);

    /** @return b² + c² + d², at most 1 (plus rounding) for a rotation */
    public double squaredLength() {
        return b * b + c * c + d * d;
    }

    /**
     * Voxel indices to space.
     *
     * @param dx voxel size along the first axis
     * @param dy along the second
     * @param dz along the third
     * @param qfac pixdim[0]: negative when the third axis is mirrored
     * @return the map, in units of the file
     */
    public Affine toAffine(double dx, double dy, double dz, double qfac) {
        double a = 0;
        double x = b;
        double y = c;
        double z = d;
        double rest = 1 - squaredLength();
        if (rest > 1e-7) {
            a = Math.sqrt(rest);
        } else {
            double norm = Math.sqrt(squaredLength());
            x /= norm;
            y /= norm;
            z /= norm;
        }
        double sz = qfac < 0 ? -dz : dz;
        return new Affine(
                (a * a + x * x - y * y - z * z) * dx, 2 * (x * y - a * z) * dy, 2 * (x * z + a * y) * sz, offset.x(),
                2 * (x * y + a * z) * dx, (a * a + y * y - x * x - z * z) * dy, 2 * (y * z - a * x) * sz, offset.y(),
                2 * (x * z - a * y) * dx, 2 * (y * z + a * x) * dy, (a * a + z * z - x * x - y * y) * sz, offset.z());
    }

    /**
     * The quaternion of an affine whose axes are perpendicular.
     *
     * @param code what space it leads to
     * @param voxelToWorld its columns are perpendicular; mirrored or not
     * @return the qform; mirroring belongs into pixdim[0] as -1
     */
    public static NiftiQform of(int code, Affine voxelToWorld) {
        Vec3 x = voxelToWorld.column(0).unit();
        Vec3 y = voxelToWorld.column(1).unit();
        Vec3 z = voxelToWorld.column(2).unit().times(voxelToWorld.determinant() < 0 ? -1 : 1);
        // Largest component first, so that no division is by a number near zero (Shepperd 1978).
        double[] squares = {
            1 + x.x() + y.y() + z.z(), 1 + x.x() - y.y() - z.z(), 1 - x.x() + y.y() - z.z(), 1 - x.x() - y.y() + z.z()};
        int largest = 0;
        for (int i = 1; i < 4; i++) {
            if (squares[i] > squares[largest]) {
                largest = i;
            }
        }
        double root = Math.sqrt(squares[largest]);
        double quarter = 0.5 / root;
        double[] q = switch (largest) {
            case 0 -> new double[] {root / 2, (y.z() - z.y()) * quarter, (z.x() - x.z()) * quarter, (x.y() - y.x()) * quarter};
            case 1 -> new double[] {(y.z() - z.y()) * quarter, root / 2, (x.y() + y.x()) * quarter, (z.x() + x.z()) * quarter};
            case 2 -> new double[] {(z.x() - x.z()) * quarter, (x.y() + y.x()) * quarter, root / 2, (y.z() + z.y()) * quarter};
            default -> new double[] {(x.y() - y.x()) * quarter, (z.x() + x.z()) * quarter, (y.z() + z.y()) * quarter, root / 2};
        };
        double sign = q[0] < 0 ? -1 : 1;
        return new NiftiQform(code, sign * q[1], sign * q[2], sign * q[3], voxelToWorld.offset());
    }
}

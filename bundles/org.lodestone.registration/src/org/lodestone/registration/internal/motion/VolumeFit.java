package org.lodestone.registration.internal.motion;

import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.SplineImage;
import org.lodestone.numerics.SymmetricSystem;

/**
 * Finds how the head lies in one volume, by Gauss and Newton's method on the differences to a reference.
 *
 * <p>The volume's own voxels are compared with the reference read between its voxels, not the other way round: the noise of the volume is
 * then never interpolated, which would pull the estimate towards whole voxels. Brightness is fitted along: a factor, and where asked a
 * linear drift of it over space, so that coil sensitivity that stays while the head moves does not pass for motion.
 *
 * @param reference spline of the reference volume
 * @param weight of each voxel of the reference, x fastest; 0 where it is not compared. Not modified.
 * @param stride takes every such voxel of the volume along each axis
 * @param drift whether the brightness may change linearly over space
 */
record VolumeFit(SplineImage reference, float[] weight, int stride, boolean drift) {

    private static final double RADIUS_MM = 70;

    /**
     * The head in a volume.
     *
     * @param volumeToReference rigid, world to world
     * @param cost mean squared difference of the last step but one, weighted, in squares of the reference's brightness
     */
    record Pose(Affine volumeToReference, double cost) {
    }

    /**
     * @param values the volume, on the grid of the reference. Not modified.
     * @param start first guess
     * @param iterations steps at most
     * @param precisionMm ends when a step moves the head's surface by less
     * @return the pose; the start with infinite cost when the volume shows nothing to compare
     */
    Pose fit(float[] values, Affine start, int iterations, double precisionMm) {
        Affine pose = start;
        double factor = 1;
        double cost = Double.POSITIVE_INFINITY;
        for (int n = 0; n < iterations; n++) {
            NormalEquations sums = accumulate(values, pose, factor);
            if (!(sums.weight() > 0)) {
                return new Pose(start, Double.POSITIVE_INFINITY);
            }
            cost = sums.cost();
            double[] step;
            try {
                step = SymmetricSystem.solve(sums.matrix(), sums.right());
            } catch (ArithmeticException e) {
                // a volume without structure has no pose of its own
                return new Pose(start, Double.POSITIVE_INFINITY);
            }
            factor += step[6];
            pose = Affine.translation(centre().plus(new Vec3(step[0], step[1], step[2])))
                    .times(Affine.rotation(step[3] / RADIUS_MM, step[4] / RADIUS_MM, step[5] / RADIUS_MM))
                    .times(Affine.translation(centre().times(-1))).times(pose);
            double moved = 0;
            for (int p = 0; p < 6; p++) {
                moved = Math.max(moved, Math.abs(step[p]));
            }
            if (moved < precisionMm) {
                break;
            }
        }
        return new Pose(pose, cost);
    }

    /** @return mean squared difference at a pose, brightness as in the reference */
    double cost(float[] values, Affine pose) {
        NormalEquations sums = accumulate(values, pose, 1);
        return sums.weight() > 0 ? sums.cost() : Double.POSITIVE_INFINITY;
    }

    private Vec3 centre() {
        return reference.grid().centreMm();
    }

    private NormalEquations accumulate(float[] values, Affine pose, double factor) {
        Grid grid = reference.grid();
        int nx = grid.nx(), ny = grid.ny(), nz = grid.nz();
        Affine worldToVoxel = grid.worldToVoxel();
        Affine toReference = pose.times(grid.voxelToWorld());
        Affine voxelToVoxel = worldToVoxel.times(toReference);
        Vec3 centre = centre();
        NormalEquations sums = new NormalEquations(drift ? 10 : 7);
        double[] row = new double[sums.size()];
        float[] found = new float[4];
        for (int k = 0; k < nz; k += stride) {
            for (int j = 0; j < ny; j += stride) {
                for (int i = 0; i < nx; i += stride) {
                    double u = voxelToVoxel.m00() * i + voxelToVoxel.m01() * j + voxelToVoxel.m02() * k + voxelToVoxel.m03();
                    double v = voxelToVoxel.m10() * i + voxelToVoxel.m11() * j + voxelToVoxel.m12() * k + voxelToVoxel.m13();
                    double w = voxelToVoxel.m20() * i + voxelToVoxel.m21() * j + voxelToVoxel.m22() * k + voxelToVoxel.m23();
                    if (!(u >= 0 && v >= 0 && w >= 0 && u <= nx - 1 && v <= ny - 1 && w <= nz - 1)) {
                        continue;
                    }
                    float here = weight[(int) (u + 0.5) + nx * ((int) (v + 0.5) + ny * (int) (w + 0.5))];
                    if (here == 0) {
                        continue;
                    }
                    reference.at(u, v, w, found);
                    double gx = factor * (worldToVoxel.m00() * found[1] + worldToVoxel.m10() * found[2] + worldToVoxel.m20() * found[3]);
                    double gy = factor * (worldToVoxel.m01() * found[1] + worldToVoxel.m11() * found[2] + worldToVoxel.m21() * found[3]);
                    double gz = factor * (worldToVoxel.m02() * found[1] + worldToVoxel.m12() * found[2] + worldToVoxel.m22() * found[3]);
                    double x = (toReference.m00() * i + toReference.m01() * j + toReference.m02() * k + toReference.m03() - centre.x())
                            / RADIUS_MM;
                    double y = (toReference.m10() * i + toReference.m11() * j + toReference.m12() * k + toReference.m13() - centre.y())
                            / RADIUS_MM;
                    double z = (toReference.m20() * i + toReference.m21() * j + toReference.m22() * k + toReference.m23() - centre.z())
                            / RADIUS_MM;
                    row[0] = gx;
                    row[1] = gy;
                    row[2] = gz;
                    row[3] = y * gz - z * gy;
                    row[4] = z * gx - x * gz;
                    row[5] = x * gy - y * gx;
                    row[6] = found[0];
                    if (drift) {
                        row[7] = found[0] * x;
                        row[8] = found[0] * y;
                        row[9] = found[0] * z;
                    }
                    sums.add(row, values[i + nx * (j + ny * k)] - factor * found[0], here);
                }
            }
        }
        return sums;
    }
}

package org.lodestone.registration.internal.boundary;

import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.image.SplineImage;

/**
 * How well a functional volume changes brightness across the white-grey border, as a cost with its analytic gradient: mean of
 * 1 - tanh(slope Q) over the border, Q the contrast in percent of the mean (Greve and Fischl 2009, grey brighter than white).
 *
 * @param boundary border in the structural scan
 * @param bold functional volume
 * @param floor brightness below which a point lies in a signal void and does not count
 * @param slope per percent of contrast; 0.5 in the paper, less where the contrast is so strong that the cost would saturate
 * @param stride takes every such point
 * @param execution threads and cancellation
 */
record BoundaryContrast(WhiteBoundary boundary, SplineImage bold, double floor, double slope, int stride,
        Execution execution) {

    /** Distance of the two readings from the border. */
    private static final double REACH_MM = 2;
    private static final int CHUNK = 4096;
    private static final double LEAST_SHARE = 0.5;

    /**
     * @param t1wToBold world to world
     * @param centre about which the linear part is counted
     * @param byEntry receives the derivative by translation (3) and by the entries of the linear part, row after row (9); null when not
     *     wanted
     * @return 0 to 2, 1 when there is no contrast; NaN when less than half of the border is seen
     */
    double at(Affine t1wToBold, Vec3 centre, double[] byEntry) {
        int count = boundary.points().size() / stride;
        Affine toVoxel = bold.grid().worldToVoxel().times(t1wToBold);
        double[] sums = execution.parallel().reduce(count, CHUNK, execution.progress(), new double[14],
                (start, end) -> sum(toVoxel, centre, start, end), BoundaryContrast::add);
        if (!(sums[13] > LEAST_SHARE * count)) {
            return Double.NaN;
        }
        if (byEntry != null) {
            Affine worldToVoxel = bold.grid().worldToVoxel();
            for (int axis = 0; axis < 3; axis++) {
                Vec3 column = worldToVoxel.column(axis);
                byEntry[axis] = (column.x() * sums[0] + column.y() * sums[1] + column.z() * sums[2]) / sums[13];
                for (int n = 0; n < 3; n++) {
                    byEntry[3 + 3 * axis + n] =
                            (column.x() * sums[3 + n] + column.y() * sums[6 + n] + column.z() * sums[9 + n]) / sums[13];
                }
            }
        }
        return sums[12] / sums[13];
    }

    private double[] sum(Affine toVoxel, Vec3 centre, int start, int end) {
        double[] sums = new double[14];
        float[] white = new float[4];
        float[] grey = new float[4];
        for (int n = start; n < end; n++) {
            Vec3 p = boundary.points().get(n * stride);
            Vec3 reach = boundary.normals().get(n * stride).times(REACH_MM);
            Vec3 in = p.minus(reach);
            Vec3 out = p.plus(reach);
            Vec3 a = toVoxel.apply(in);
            Vec3 b = toVoxel.apply(out);
            if (!bold.at(a.x(), a.y(), a.z(), white) || !bold.at(b.x(), b.y(), b.z(), grey)
                    || white[0] < floor || grey[0] < floor) {
                continue;
            }
            double total = grey[0] + white[0];
            double contrast = 200 * (grey[0] - white[0]) / total;
            double tanh = Math.tanh(slope * contrast);
            sums[12] += 1 - tanh;
            sums[13]++;
            double byContrast = -slope * (1 - tanh * tanh) * 400 / (total * total);
            derive(sums, byContrast * white[0], grey, out.minus(centre));
            derive(sums, -byContrast * grey[0], white, in.minus(centre));
        }
        return sums;
    }

    private static void derive(double[] sums, double factor, float[] reading, Vec3 arm) {
        for (int axis = 0; axis < 3; axis++) {
            double g = factor * reading[1 + axis];
            sums[axis] += g;
            sums[3 + 3 * axis] += g * arm.x();
            sums[4 + 3 * axis] += g * arm.y();
            sums[5 + 3 * axis] += g * arm.z();
        }
    }

    private static double[] add(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int n = 0; n < sum.length; n++) {
            sum[n] += b[n];
        }
        return sum;
    }
}

package org.lodestone.registration.internal.linear;

import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.image.SplineImage;

/**
 * Normalised mutual information (H(F) + H(M)) / H(F, M) of a fixed and a moving image (Studholme 1999), with its analytic gradient: joint
 * histogram with cubic B-spline Parzen windows along the moving intensity (Mattes 2003, Thevenaz and Unser 2000). Sums in double
 * precision over fixed chunks: the same at any thread count.
 *
 * @param points of the fixed image
 * @param moving image
 * @param range of the moving intensities that count
 * @param bins of the moving intensity, without the margin of the window
 * @param execution threads and cancellation
 */
record MutualInformation(SamplePoints points, SplineImage moving, IntensityRange range, int bins, Execution execution) {

    private static final int CHUNK = 16384;
    /** Classes on each side that only the window's tails reach. */
    private static final int MARGIN = 2;
    /** Fewer overlapping points than this fraction are no registration. */
    private static final double LEAST_OVERLAP = 0.3;

    /** Per thread-independent chunk: histogram and the samples' values for the second pass. */
    private record Part(double[] histogram, int inside) {
    }

    /**
     * @param map from the fixed image's world to the moving one's
     * @param byEntry receives the derivative by translation (3) and by the entries of the linear part about the points' centre, row after
     *     row (9); null when it is not wanted
     * @return 1 to 2; NaN when the images hardly overlap
     */
    double at(Affine map, double[] byEntry) {
        int width = bins + 2 * MARGIN;
        int count = points.count();
        boolean derive = byEntry != null;
        float[] position = new float[count];
        float[] gradient = derive ? new float[3 * count] : null;
        Affine toVoxel = moving.grid().worldToVoxel().times(map);
        Part sum = execution.parallel().reduce(count, CHUNK, execution.progress(), new Part(new double[points.bins() * width], 0),
                (start, end) -> fill(toVoxel, position, gradient, start, end), MutualInformation::add);
        if (sum.inside < LEAST_OVERLAP * count) {
            return Double.NaN;
        }
        double[] joint = sum.histogram;
        double value = information(joint, sum.inside, width, derive);
        if (derive) {
            double[] byVoxelGradient = execution.parallel().reduce(count, CHUNK, execution.progress(), new double[12],
                    (start, end) -> derive(joint, position, gradient, start, end), MutualInformation::add);
            toWorld(byVoxelGradient, moving.grid().worldToVoxel(), byEntry);
        }
        return value;
    }

    private Part fill(Affine m, float[] position, float[] gradient, int start, int end) {
        int width = bins + 2 * MARGIN;
        double[] histogram = new double[points.bins() * width];
        float[] found = new float[4];
        int inside = 0;
        float[] x = points.x(), y = points.y(), z = points.z();
        byte[] bin = points.bin();
        float scale = (bins - 1) / (range.high() - range.low());
        for (int s = start; s < end; s++) {
            double i = m.m00() * x[s] + m.m01() * y[s] + m.m02() * z[s] + m.m03();
            double j = m.m10() * x[s] + m.m11() * y[s] + m.m12() * z[s] + m.m13();
            double k = m.m20() * x[s] + m.m21() * y[s] + m.m22() * z[s] + m.m23();
            if (!moving.at(i, j, k, found)) {
                position[s] = -1;
                continue;
            }
            inside++;
            float raw = (found[0] - range.low()) * scale;
            float u = Math.clamp(raw, 0, bins - 1) + MARGIN;
            position[s] = u;
            if (gradient != null) {
                float slope = raw > 0 && raw < bins - 1 ? scale : 0;
                gradient[3 * s] = slope * found[1];
                gradient[3 * s + 1] = slope * found[2];
                gradient[3 * s + 2] = slope * found[3];
            }
            int first = (int) u;
            float f = u - first, e = 1 - f;
            int at = bin[s] * width + first - 1;
            histogram[at] += e * e * e / 6;
            histogram[at + 1] += 2f / 3 - f * f * (1 - 0.5f * f);
            histogram[at + 2] += 2f / 3 - e * e * (1 - 0.5f * e);
            histogram[at + 3] += f * f * f / 6;
        }
        return new Part(histogram, inside);
    }

    /** Turns the histogram into the value and, when asked, its entries into the derivative of the value by one sample's weight there. */
    private double information(double[] joint, int inside, int width, boolean derive) {
        double[] fixedShare = new double[points.bins()];
        double[] movingShare = new double[width];
        double jointEntropy = 0;
        for (int f = 0; f < points.bins(); f++) {
            for (int m = 0; m < width; m++) {
                double p = joint[f * width + m] / inside;
                fixedShare[f] += p;
                movingShare[m] += p;
                jointEntropy -= p > 0 ? p * Math.log(p) : 0;
            }
        }
        double separate = entropy(fixedShare) + entropy(movingShare);
        if (!(jointEntropy > 0)) {
            return Double.NaN;
        }
        double value = separate / jointEntropy;
        if (derive) {
            for (int f = 0; f < points.bins(); f++) {
                for (int m = 0; m < width; m++) {
                    double p = joint[f * width + m] / inside;
                    joint[f * width + m] = p > 0
                            ? (value * Math.log(p) - Math.log(fixedShare[f]) - Math.log(movingShare[m])) / (jointEntropy * inside) : 0;
                }
            }
        }
        return value;
    }

    private static double entropy(double[] shares) {
        double sum = 0;
        for (double p : shares) {
            sum -= p > 0 ? p * Math.log(p) : 0;
        }
        return sum;
    }

    private double[] derive(double[] byWeight, float[] position, float[] gradient, int start, int end) {
        int width = bins + 2 * MARGIN;
        double[] sum = new double[12];
        float[] x = points.x(), y = points.y(), z = points.z();
        byte[] bin = points.bin();
        double cx = points.centre().x(), cy = points.centre().y(), cz = points.centre().z();
        for (int s = start; s < end; s++) {
            float u = position[s];
            if (u < 0) {
                continue;
            }
            int first = (int) u;
            double f = u - first, e = 1 - f;
            int at = bin[s] * width + first - 1;
            double slope = -0.5 * e * e * byWeight[at] + f * (1.5 * f - 2) * byWeight[at + 1]
                    - e * (1.5 * e - 2) * byWeight[at + 2] + 0.5 * f * f * byWeight[at + 3];
            double dx = x[s] - cx, dy = y[s] - cy, dz = z[s] - cz;
            for (int axis = 0; axis < 3; axis++) {
                double g = slope * gradient[3 * s + axis];
                sum[axis] += g;
                sum[3 + 3 * axis] += g * dx;
                sum[4 + 3 * axis] += g * dy;
                sum[5 + 3 * axis] += g * dz;
            }
        }
        return sum;
    }

    /** From derivatives by voxel position to derivatives by world position: the transpose of the world-to-voxel map. */
    private static void toWorld(double[] byVoxel, Affine worldToVoxel, double[] byEntry) {
        for (int axis = 0; axis < 3; axis++) {
            double a = worldToVoxel.column(axis).x(), b = worldToVoxel.column(axis).y(), c = worldToVoxel.column(axis).z();
            byEntry[axis] = a * byVoxel[0] + b * byVoxel[1] + c * byVoxel[2];
            for (int n = 0; n < 3; n++) {
                byEntry[3 + 3 * axis + n] = a * byVoxel[3 + n] + b * byVoxel[6 + n] + c * byVoxel[9 + n];
            }
        }
    }

    private static Part add(Part a, Part b) {
        return new Part(add(a.histogram, b.histogram), a.inside + b.inside);
    }

    private static double[] add(double[] a, double[] b) {
        double[] sum = a.clone();
        for (int n = 0; n < sum.length; n++) {
            sum[n] += b[n];
        }
        return sum;
    }
}

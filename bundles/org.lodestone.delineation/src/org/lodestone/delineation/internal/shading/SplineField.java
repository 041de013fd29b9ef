package org.lodestone.delineation.internal.shading;

import org.lodestone.core.Execution;
import org.lodestone.image.Grid;

/**
 * A uniform cubic B-spline over a grid, fitted to scattered values by one step of the approximation of Lee, Wolberg and Shin (1997).
 * Control points lie from one span before to one span behind the grid. Double precision.
 */
final class SplineField {

    private final Grid grid;
    private final int[] spans;
    private final int[] count;
    private final double[] control;

    /**
     * @param grid where the field lives
     * @param spanMm wished distance of control points; rounded so that whole spans fill the grid
     */
    SplineField(Grid grid, double spanMm) {
        this.grid = grid;
        spans = new int[3];
        count = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            spans[axis] = Math.max(1, (int) Math.round((grid.extent(axis) - 1) * grid.spacingMm(axis) / spanMm));
            count[axis] = spans[axis] + 3;
        }
        control = new double[count[0] * count[1] * count[2]];
    }

    private SplineField(SplineField other, double[] control) {
        grid = other.grid;
        spans = other.spans;
        count = other.count;
        this.control = control;
    }

    /**
     * @param voxels indices in the grid of the values
     * @param values one each
     * @return a field near the values
     */
    SplineField fitted(int[] voxels, double[] values) {
        double[] sum = new double[control.length];
        double[] weight = new double[control.length];
        double[] wx = new double[4], wy = new double[4], wz = new double[4];
        for (int n = 0; n < voxels.length; n++) {
            int v = voxels[n];
            int x = basis(0, v % grid.nx(), wx), y = basis(1, v / grid.nx() % grid.ny(), wy);
            int z = basis(2, v / (grid.nx() * grid.ny()), wz);
            double squares = squares(wx) * squares(wy) * squares(wz);
            for (int c = 0; c < 4; c++) {
                for (int b = 0; b < 4; b++) {
                    double w2 = wz[c] * wy[b];
                    int row = x + count[0] * (y + b + count[1] * (z + c));
                    for (int a = 0; a < 4; a++) {
                        double w = w2 * wx[a];
                        sum[row + a] += w * w * (w * values[n] / squares);
                        weight[row + a] += w * w;
                    }
                }
            }
        }
        for (int c = 0; c < sum.length; c++) {
            sum[c] = weight[c] > 0 ? sum[c] / weight[c] : 0;
        }
        return new SplineField(this, sum);
    }

    /** @return the sum of two fields of the same spans */
    SplineField plus(SplineField other) {
        double[] sum = control.clone();
        for (int c = 0; c < sum.length; c++) {
            sum[c] += other.control[c];
        }
        return new SplineField(this, sum);
    }

    /** @return the field at each of {@code voxels} */
    double[] at(int[] voxels) {
        double[] result = new double[voxels.length];
        double[] wx = new double[4], wy = new double[4], wz = new double[4];
        for (int n = 0; n < voxels.length; n++) {
            int v = voxels[n];
            int x = basis(0, v % grid.nx(), wx), y = basis(1, v / grid.nx() % grid.ny(), wy);
            int z = basis(2, v / (grid.nx() * grid.ny()), wz);
            for (int c = 0; c < 4; c++) {
                for (int b = 0; b < 4; b++) {
                    int row = x + count[0] * (y + b + count[1] * (z + c));
                    for (int a = 0; a < 4; a++) {
                        result[n] += wz[c] * wy[b] * wx[a] * control[row + a];
                    }
                }
            }
        }
        return result;
    }

    /** Adds the field to {@code target}, one value a voxel of the grid. */
    void addTo(double[] target, Execution execution) {
        execution.parallel().forRanges(grid.nz(), 2, execution.progress(), (start, end) -> {
            double[] w = new double[4];
            double[] line = new double[count[0]];
            for (int k = start; k < end; k++) {
                double[] wz = new double[4];
                int z = basis(2, k, wz);
                for (int j = 0; j < grid.ny(); j++) {
                    double[] wy = new double[4];
                    int y = basis(1, j, wy);
                    java.util.Arrays.fill(line, 0);
                    for (int c = 0; c < 4; c++) {
                        for (int b = 0; b < 4; b++) {
                            int row = count[0] * (y + b + count[1] * (z + c));
                            for (int a = 0; a < line.length; a++) {
                                line[a] += wz[c] * wy[b] * control[row + a];
                            }
                        }
                    }
                    for (int i = 0; i < grid.nx(); i++) {
                        int x = basis(0, i, w);
                        target[grid.index(i, j, k)] += w[0] * line[x] + w[1] * line[x + 1] + w[2] * line[x + 2] + w[3] * line[x + 3];
                    }
                }
            }
        });
    }

    private static double squares(double[] w) {
        return w[0] * w[0] + w[1] * w[1] + w[2] * w[2] + w[3] * w[3];
    }

    /** Weights of the four control points around a voxel along one axis; returns the first one's number. */
    private int basis(int axis, int index, double[] w) {
        double u = grid.extent(axis) == 1 ? 0 : index * (double) spans[axis] / (grid.extent(axis) - 1);
        int span = Math.min((int) u, spans[axis] - 1);
        double t = u - span;
        w[0] = (1 - t) * (1 - t) * (1 - t) / 6;
        w[1] = (3 * t * t * t - 6 * t * t + 4) / 6;
        w[2] = (-3 * t * t * t + 3 * t * t + 3 * t + 1) / 6;
        w[3] = t * t * t / 6;
        return span;
    }
}

package org.lodestone.registration.internal.nonlinear;

import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Frame;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Smoothing;
import org.lodestone.registration.DisplacementField;

/**
 * Three numbers at each voxel of an isotropic grid whose axes run along the world's: a velocity or a displacement, in voxels of this grid.
 * Linear between the voxels, zero beyond them. Not modified after it was made.
 *
 * @param grid isotropic, axes right, front, up
 * @param x first component
 * @param y second component
 * @param z third component
 */
record VectorField(Grid grid, float[] x, float[] y, float[] z) {

    /** @return a grid that covers a box of world coordinates with cubic voxels */
    static Grid box(Vec3 low, Vec3 high, double spacingMm, Frame frame) {
        int nx = (int) Math.ceil((high.x() - low.x()) / spacingMm) + 1;
        int ny = (int) Math.ceil((high.y() - low.y()) / spacingMm) + 1;
        int nz = (int) Math.ceil((high.z() - low.z()) / spacingMm) + 1;
        return new Grid(nx, ny, nz, Affine.translation(low).times(Affine.scaling(spacingMm, spacingMm, spacingMm)), frame);
    }

    /** @return the field that moves nothing */
    static VectorField zero(Grid grid) {
        int n = (int) grid.size();
        return new VectorField(grid, new float[n], new float[n], new float[n]);
    }

    /** @return this field on another grid of the same kind, in voxels of that grid */
    VectorField on(Grid other, Execution execution) {
        double ratio = other.spacingMm(0) / grid.spacingMm(0);
        Vec3 offset = grid.worldToVoxel().apply(other.toWorld(0, 0, 0));
        VectorField result = zero(other);
        execution.parallel().forRanges(other.nz(), 4, execution.progress(), (start, end) -> {
            float[] found = new float[3];
            for (int k = start; k < end; k++) {
                for (int j = 0; j < other.ny(); j++) {
                    for (int i = 0; i < other.nx(); i++) {
                        sample((float) (offset.x() + i * ratio), (float) (offset.y() + j * ratio), (float) (offset.z() + k * ratio), found);
                        int at = other.index(i, j, k);
                        result.x[at] = (float) (found[0] / ratio);
                        result.y[at] = (float) (found[1] / ratio);
                        result.z[at] = (float) (found[2] / ratio);
                    }
                }
            }
        });
        return result;
    }

    /** Reads the field at a fractional voxel. */
    void sample(float i, float j, float k, float[] found) {
        int nx = grid.nx(), ny = grid.ny(), nz = grid.nz();
        if (!(i >= 0 && j >= 0 && k >= 0 && i < nx - 1 && j < ny - 1 && k < nz - 1)) {
            found[0] = 0;
            found[1] = 0;
            found[2] = 0;
            return;
        }
        int u = (int) i, v = (int) j, w = (int) k;
        float fx = i - u, fy = j - v, fz = k - w;
        int at = u + nx * (v + ny * w);
        int plane = nx * ny;
        found[0] = linear(x, at, nx, plane, fx, fy, fz);
        found[1] = linear(y, at, nx, plane, fx, fy, fz);
        found[2] = linear(z, at, nx, plane, fx, fy, fz);
    }

    private static float linear(float[] q, int at, int row, int plane, float fx, float fy, float fz) {
        float a = q[at] + fx * (q[at + 1] - q[at]);
        float b = q[at + row] + fx * (q[at + row + 1] - q[at + row]);
        int up = at + plane;
        float c = q[up] + fx * (q[up + 1] - q[up]);
        float d = q[up + row] + fx * (q[up + row + 1] - q[up + row]);
        float low = a + fy * (b - a);
        return low + fz * (c + fy * (d - c) - low);
    }

    /** @return largest length of a vector, in voxels */
    double largest() {
        double largest = 0;
        for (int v = 0; v < x.length; v++) {
            largest = Math.max(largest, (double) x[v] * x[v] + (double) y[v] * y[v] + (double) z[v] * z[v]);
        }
        return Math.sqrt(largest);
    }

    /** @return this plus {@code other} on the same grid, smoothed by a Gaussian of {@code fwhmMm} and multiplied by {@code taper} */
    VectorField plusSmoothed(VectorField other, double fwhmMm, float[] taper, Execution execution) {
        return new VectorField(grid, sum(x, other.x, fwhmMm, taper, execution), sum(y, other.y, fwhmMm, taper, execution),
                sum(z, other.z, fwhmMm, taper, execution));
    }

    private float[] sum(float[] a, float[] b, double fwhmMm, float[] taper, Execution execution) {
        float[] sum = new float[a.length];
        for (int v = 0; v < sum.length; v++) {
            sum[v] = a[v] + b[v];
        }
        float[] smooth = Smoothing.gaussian(Volume.of(grid, sum), fwhmMm, execution).toFloats();
        for (int v = 0; v < sum.length; v++) {
            sum[v] = smooth[v] * taper[v];
        }
        return sum;
    }

    /**
     * Follows this velocity for a time: the exponential map, by scaling and squaring (Arsigny 2006).
     *
     * @param time 1 for the whole way, -1 for the way back
     * @param execution threads and cancellation
     * @return the displacement
     */
    VectorField exponential(double time, Execution execution) {
        double largest = Math.abs(time) * largest();
        int squarings = Math.max(0, (int) Math.ceil(Math.log(largest / 0.125) / Math.log(2)));
        float scale = (float) (time / (1L << squarings));
        VectorField result = scaled(scale);
        for (int n = 0; n < squarings; n++) {
            result = result.afterItself(execution);
        }
        return result;
    }

    /** @return this field times {@code factor} */
    VectorField scaled(float factor) {
        float[] sx = new float[x.length];
        float[] sy = new float[x.length];
        float[] sz = new float[x.length];
        for (int v = 0; v < sx.length; v++) {
            sx[v] = factor * x[v];
            sy[v] = factor * y[v];
            sz[v] = factor * z[v];
        }
        return new VectorField(grid, sx, sy, sz);
    }

    private VectorField afterItself(Execution execution) {
        VectorField result = zero(grid);
        execution.parallel().forRanges(grid.nz(), 4, execution.progress(), (start, end) -> {
            float[] found = new float[3];
            for (int k = start; k < end; k++) {
                for (int j = 0; j < grid.ny(); j++) {
                    int at = grid.index(0, j, k);
                    for (int i = 0; i < grid.nx(); i++, at++) {
                        sample(i + x[at], j + y[at], k + z[at], found);
                        result.x[at] = x[at] + found[0];
                        result.y[at] = y[at] + found[1];
                        result.z[at] = z[at] + found[2];
                    }
                }
            }
        });
        return result;
    }

    /** @return this displacement in millimetres */
    DisplacementField inMillimetres() {
        VectorField mm = scaled((float) grid.spacingMm(0));
        return DisplacementField.of(grid, mm.x, mm.y, mm.z);
    }
}

package org.lodestone.image.view;

import org.lodestone.image.Interpolation;

/** Reads a layer between voxel centres, single precision. Outside by more than half a voxel is NaN, so edge voxels are drawn whole. */
final class VoxelSampler {

    private final float[] values;
    private final int nx;
    private final int ny;
    private final int nz;
    private final boolean nearest;

    private VoxelSampler(float[] values, int nx, int ny, int nz, boolean nearest) {
        this.values = values;
        this.nx = nx;
        this.ny = ny;
        this.nz = nz;
        this.nearest = nearest;
    }

    static VoxelSampler of(SliceLayer layer) {
        return new VoxelSampler(layer.values(), layer.grid().nx(), layer.grid().ny(), layer.grid().nz(),
                layer.interpolation() == Interpolation.NEAREST);
    }

    /**
     * Values along a line of voxels.
     *
     * @param x first position
     * @param y first position
     * @param z first position
     * @param dx step
     * @param dy step
     * @param dz step
     * @param out receives one value a step, NaN outside. Modified.
     */
    void row(double x, double y, double z, double dx, double dy, double dz, float[] out) {
        if (nearest) {
            for (int c = 0; c < out.length; c++) {
                out[c] = at(x + c * dx, y + c * dy, z + c * dz);
            }
            return;
        }
        int plane = nx * ny;
        for (int c = 0; c < out.length; c++) {
            double px = x + c * dx, py = y + c * dy, pz = z + c * dz;
            // the inside of the grid, where all eight neighbours exist, needs none of the care of the border
            if (!(px >= 0 && py >= 0 && pz >= 0 && px < nx - 1 && py < ny - 1 && pz < nz - 1)) {
                out[c] = at(px, py, pz);
                continue;
            }
            int i = (int) px, j = (int) py, k = (int) pz;
            float fx = (float) (px - i), fy = (float) (py - j), fz = (float) (pz - k);
            int o = i + nx * j + plane * k;
            float a = values[o] + fx * (values[o + 1] - values[o]);
            float b = values[o + nx] + fx * (values[o + nx + 1] - values[o + nx]);
            o += plane;
            float e = values[o] + fx * (values[o + 1] - values[o]);
            float g = values[o + nx] + fx * (values[o + nx + 1] - values[o + nx]);
            float near = a + fy * (b - a);
            out[c] = near + fz * (e + fy * (g - e) - near);
        }
    }

    /** @return value at a fractional voxel */
    float at(double x, double y, double z) {
        if (!(x >= -0.5 && y >= -0.5 && z >= -0.5 && x <= nx - 0.5 && y <= ny - 0.5 && z <= nz - 0.5)) {
            return Float.NaN;
        }
        if (nearest) {
            int i = Math.min((int) (x + 0.5), nx - 1), j = Math.min((int) (y + 0.5), ny - 1), k = Math.min((int) (z + 0.5), nz - 1);
            return values[i + nx * (j + ny * k)];
        }
        double cx = Math.clamp(x, 0, nx - 1.0), cy = Math.clamp(y, 0, ny - 1.0), cz = Math.clamp(z, 0, nz - 1.0);
        int i = (int) cx, j = (int) cy, k = (int) cz;
        float fx = (float) (cx - i), fy = (float) (cy - j), fz = (float) (cz - k);
        int dx = i + 1 < nx ? 1 : 0, dy = j + 1 < ny ? nx : 0, dz = k + 1 < nz ? nx * ny : 0;
        int o = i + nx * (j + ny * k);
        float a = values[o] + fx * (values[o + dx] - values[o]);
        float b = values[o + dy] + fx * (values[o + dy + dx] - values[o + dy]);
        float c = values[o + dz] + fx * (values[o + dz + dx] - values[o + dz]);
        float d = values[o + dy + dz] + fx * (values[o + dy + dz + dx] - values[o + dy + dz]);
        float ab = a + fy * (b - a);
        return ab + fz * (c + fy * (d - c) - ab);
    }
}

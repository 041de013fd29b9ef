package org.lodestone.image;

/** Linear along each axis, single precision. */
record LinearSampler(int nx, int ny, int nz, float[] values, float outside) implements Sampler {

    LinearSampler(Grid grid, float[] values, float outside) {
        this(grid.nx(), grid.ny(), grid.nz(), values, outside);
    }

    @Override
    public float at(double i, double j, double k) {
        if (!(i >= -0.5 && j >= -0.5 && k >= -0.5 && i <= nx - 0.5 && j <= ny - 0.5 && k <= nz - 0.5)) {
            return outside;
        }
        double u = Math.clamp(i, 0, nx - 1), v = Math.clamp(j, 0, ny - 1), w = Math.clamp(k, 0, nz - 1);
        int x = (int) u, y = (int) v, z = (int) w;
        float fx = (float) (u - x), fy = (float) (v - y), fz = (float) (w - z);
        int base = x + nx * (y + ny * z);
        int dx = x + 1 < nx ? 1 : 0, dy = y + 1 < ny ? nx : 0, dz = z + 1 < nz ? nx * ny : 0;
        float c00 = values[base] + fx * (values[base + dx] - values[base]);
        float c10 = values[base + dy] + fx * (values[base + dy + dx] - values[base + dy]);
        int up = base + dz;
        float c01 = values[up] + fx * (values[up + dx] - values[up]);
        float c11 = values[up + dy] + fx * (values[up + dy + dx] - values[up + dy]);
        float c0 = c00 + fy * (c10 - c00);
        float c1 = c01 + fy * (c11 - c01);
        return c0 + fz * (c1 - c0);
    }
}

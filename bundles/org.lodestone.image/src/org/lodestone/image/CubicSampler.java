package org.lodestone.image;

/** Cubic B-spline through the voxel values, mirrored at the border (Unser 1999), single precision. */
record CubicSampler(int nx, int ny, int nz, float[] coefficients, float outside) implements Sampler {

    CubicSampler(Grid grid, float[] coefficients, float outside) {
        this(grid.nx(), grid.ny(), grid.nz(), coefficients, outside);
    }

    @Override
    public float at(double i, double j, double k) {
        if (!(i >= -0.5 && j >= -0.5 && k >= -0.5 && i <= nx - 0.5 && j <= ny - 0.5 && k <= nz - 0.5)) {
            return outside;
        }
        int x = (int) Math.floor(i), y = (int) Math.floor(j), z = (int) Math.floor(k);
        float fx = (float) (i - x), fy = (float) (j - y), fz = (float) (k - z);
        float ax = outer(1 - fx), bx = inner(fx), cx = inner(1 - fx), dx = outer(fx);
        float ay = outer(1 - fy), by = inner(fy), cy = inner(1 - fy), dy = outer(fy);
        float az = outer(1 - fz), bz = inner(fz), cz = inner(1 - fz), dz = outer(fz);
        if (x >= 1 && y >= 1 && z >= 1 && x + 2 < nx && y + 2 < ny && z + 2 < nz) {
            int base = x - 1 + nx * (y - 1 + ny * (z - 1));
            int plane = nx * ny;
            return az * plane(base, ax, bx, cx, dx, ay, by, cy, dy)
                    + bz * plane(base + plane, ax, bx, cx, dx, ay, by, cy, dy)
                    + cz * plane(base + 2 * plane, ax, bx, cx, dx, ay, by, cy, dy)
                    + dz * plane(base + 3 * plane, ax, bx, cx, dx, ay, by, cy, dy);
        }
        float sum = 0;
        for (int c = 0; c < 4; c++) {
            float wz = c == 0 ? az : c == 1 ? bz : c == 2 ? cz : dz;
            int zz = mirror(z - 1 + c, nz) * ny;
            for (int b = 0; b < 4; b++) {
                float wy = b == 0 ? ay : b == 1 ? by : b == 2 ? cy : dy;
                int row = (zz + mirror(y - 1 + b, ny)) * nx;
                sum += wz * wy * (ax * coefficients[row + mirror(x - 1, nx)] + bx * coefficients[row + mirror(x, nx)]
                        + cx * coefficients[row + mirror(x + 1, nx)] + dx * coefficients[row + mirror(x + 2, nx)]);
            }
        }
        return sum;
    }

    private float plane(int base, float ax, float bx, float cx, float dx, float ay, float by, float cy, float dy) {
        return ay * row(base, ax, bx, cx, dx) + by * row(base + nx, ax, bx, cx, dx)
                + cy * row(base + 2 * nx, ax, bx, cx, dx) + dy * row(base + 3 * nx, ax, bx, cx, dx);
    }

    private float row(int base, float ax, float bx, float cx, float dx) {
        float[] c = coefficients;
        return ax * c[base] + bx * c[base + 1] + cx * c[base + 2] + dx * c[base + 3];
    }

    /** The spline at distance 2 - t from its centre, t in [0, 1]. */
    private static float outer(float t) {
        return t * t * t * (1f / 6);
    }

    /** The spline at distance t from its centre, t in [0, 1]. */
    private static float inner(float t) {
        return 2f / 3 - t * t * (1 - 0.5f * t);
    }

    static int mirror(int index, int count) {
        if (count == 1) {
            return 0;
        }
        int period = 2 * (count - 1);
        int m = Math.floorMod(index, period);
        return m < count ? m : period - m;
    }
}

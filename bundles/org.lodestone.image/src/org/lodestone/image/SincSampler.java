package org.lodestone.image;

/**
 * Sinc in Lanczos's window, four voxels to each side, single precision. The weights along each axis are divided by their sum, so that a
 * constant stays what it is; voxel centres come back exactly. Sharp edges ring.
 */
record SincSampler(int nx, int ny, int nz, float[] values, float outside) implements Sampler {

    private static final int RADIUS = 4;
    private static final int TAPS = 2 * RADIUS;

    SincSampler(Grid grid, float[] values, float outside) {
        this(grid.nx(), grid.ny(), grid.nz(), values, outside);
    }

    @Override
    public float at(double i, double j, double k) {
        if (!(i >= -0.5 && j >= -0.5 && k >= -0.5 && i <= nx - 0.5 && j <= ny - 0.5 && k <= nz - 0.5)) {
            return outside;
        }
        int x = (int) Math.floor(i), y = (int) Math.floor(j), z = (int) Math.floor(k);
        float[] wx = weights(i - x), wy = weights(j - y), wz = weights(k - z);
        float sum = 0;
        for (int c = 0; c < TAPS; c++) {
            int plane = Math.clamp(z + 1 - RADIUS + c, 0, nz - 1) * ny;
            float inPlane = 0;
            for (int b = 0; b < TAPS && wz[c] != 0; b++) {
                int row = (plane + Math.clamp(y + 1 - RADIUS + b, 0, ny - 1)) * nx;
                float inRow = 0;
                for (int a = 0; a < TAPS && wy[b] != 0; a++) {
                    inRow += wx[a] * values[row + Math.clamp(x + 1 - RADIUS + a, 0, nx - 1)];
                }
                inPlane += wy[b] * inRow;
            }
            sum += wz[c] * inPlane;
        }
        return sum;
    }

    /** @return what the voxels at -3 ... 4 contribute to a position {@code t} in [0, 1) behind the voxel at 0 */
    private static float[] weights(double t) {
        float[] weights = new float[TAPS];
        if (t == 0) {
            weights[RADIUS - 1] = 1;
            return weights;
        }
        double sum = 0;
        double[] exact = new double[TAPS];
        for (int n = 0; n < TAPS; n++) {
            double d = Math.PI * (t - (n + 1 - RADIUS));
            exact[n] = RADIUS * Math.sin(d) * Math.sin(d / RADIUS) / (d * d);
            sum += exact[n];
        }
        for (int n = 0; n < TAPS; n++) {
            weights[n] = (float) (exact[n] / sum);
        }
        return weights;
    }
}

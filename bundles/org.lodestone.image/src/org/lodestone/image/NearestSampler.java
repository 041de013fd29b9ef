package org.lodestone.image;

/** The value of the nearest voxel. */
record NearestSampler(int nx, int ny, int nz, float[] values, float outside) implements Sampler {

    NearestSampler(Grid grid, float[] values, float outside) {
        this(grid.nx(), grid.ny(), grid.nz(), values, outside);
    }

    @Override
    public float at(double i, double j, double k) {
        if (!(i >= -0.5 && j >= -0.5 && k >= -0.5 && i <= nx - 0.5 && j <= ny - 0.5 && k <= nz - 0.5)) {
            return outside;
        }
        int x = Math.min((int) (i + 0.5), nx - 1), y = Math.min((int) (j + 0.5), ny - 1), z = Math.min((int) (k + 0.5), nz - 1);
        return values[x + nx * (y + ny * z)];
    }
}

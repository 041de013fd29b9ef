package org.lodestone.image;

import java.util.Objects;

/**
 * A three-dimensional image.
 *
 * @param grid where its voxels lie
 * @param voxels grid.size() values, x fastest, then y, z
 */
public record Volume(Grid grid, Voxels voxels) {

    /** Checks that grid and voxels fit. */
    public Volume {
        Objects.requireNonNull(grid, "grid");
        if (voxels.size() != grid.size()) {
            throw new IllegalArgumentException(voxels.size() + " voxels on a grid of " + grid.size());
        }
    }

    /** @return a volume of computed values; the array is handed over and must not be modified any more */
    public static Volume of(Grid grid, float[] values) {
        return new Volume(grid, new FloatVoxels(values));
    }

    /** @return the values in single precision, x fastest. Never modify them. */
    public float[] toFloats() {
        return voxels.toFloats();
    }

    /** @return the scaled value of voxel (i, j, k) */
    public double get(int i, int j, int k) {
        return voxels.get(grid.index(i, j, k));
    }
}

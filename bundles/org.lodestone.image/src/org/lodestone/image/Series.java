package org.lodestone.image;

import java.util.Objects;

/**
 * A functional run: volumes on one grid at equal distances in time.
 *
 * @param grid where the voxels of each volume lie
 * @param length number of volumes
 * @param trSeconds repetition time: seconds between the starts of two volumes
 * @param voxels length * grid.size() values, x fastest, then y, z, time
 */
public record Series(Grid grid, int length, double trSeconds, Voxels voxels) {

    /** Checks that the parts fit. */
    public Series {
        Objects.requireNonNull(grid, "grid");
        if (length < 1 || voxels.size() != grid.size() * length) {
            throw new IllegalArgumentException(voxels.size() + " voxels for " + length + " volumes of " + grid.size());
        }
        if (!(trSeconds > 0) || Double.isInfinite(trSeconds)) {
            throw new IllegalArgumentException("repetition time " + trSeconds + " s");
        }
    }

    /** @return volume {@code t}, sharing the storage */
    public Volume volume(int t) {
        Objects.checkIndex(t, length);
        return new Volume(grid, voxels.slice(t * grid.size(), grid.size()));
    }
}

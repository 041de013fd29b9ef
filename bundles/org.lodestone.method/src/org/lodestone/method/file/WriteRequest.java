package org.lodestone.method.file;

import java.nio.file.Path;
import java.util.Objects;
import org.lodestone.image.ElementType;
import org.lodestone.image.Grid;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.image.StoredVoxels;
import org.lodestone.image.Volume;
import org.lodestone.image.Voxels;

/**
 * An image to be written.
 *
 * @param file where; an existing file is replaced
 * @param grid geometry of the first three axes
 * @param volumes extent of the fourth axis; 1 for a volume
 * @param trSeconds seconds between volumes; 0 when there is one
 * @param voxels all values, x fastest
 * @param type how to store them; integers are rounded, not scaled, and have to fit
 * @param description what the image is, at most 79 characters are kept
 */
public record WriteRequest(
        Path file, Grid grid, int volumes, double trSeconds, Voxels voxels, ElementType type, String description) {

    /** Checks that the parts fit. */
    public WriteRequest {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(type, "type");
        if (voxels.size() != grid.size() * volumes) {
            throw new IllegalArgumentException(voxels.size() + " voxels for " + volumes + " volumes of " + grid.size());
        }
    }

    /** @return a request that stores single precision */
    public static WriteRequest of(Path file, Volume volume, String description) {
        return new WriteRequest(file, volume.grid(), 1, 0, volume.voxels(), ElementType.FLOAT32, description);
    }

    /** @return a request that stores one byte a voxel, 0 or 1 */
    public static WriteRequest of(Path file, Mask mask, String description) {
        return new WriteRequest(file, mask.grid(), 1, 0, mask.toVolume().voxels(), ElementType.UINT8, description);
    }

    /** @return a request that stores region numbers as 32-bit integers, exactly */
    public static WriteRequest of(Path file, LabelMap map, String description) {
        return new WriteRequest(file, map.grid(), 1, 0,
                new StoredVoxels(java.lang.foreign.MemorySegment.ofArray(map.labels()), ElementType.INT32,
                        java.nio.ByteOrder.nativeOrder(), 1, 0),
                ElementType.INT32, description);
    }

    /** @return a request that stores a run in single precision */
    public static WriteRequest of(Path file, Series series, String description) {
        return new WriteRequest(
                file, series.grid(), series.length(), series.trSeconds(), series.voxels(), ElementType.FLOAT32, description);
    }
}

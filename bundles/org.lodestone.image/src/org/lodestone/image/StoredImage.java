package org.lodestone.image;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.lodestone.core.Finding;
import org.lodestone.core.Frame;
import org.lodestone.core.RefusedException;

/**
 * An image as a file gave it: stored voxels, geometry and header.
 *
 * @param shape extents as stored, x, y, z, t, ...; 1 to 7 of them
 * @param grid geometry of the first three axes
 * @param affineSource which header entry the geometry was taken from
 * @param trSeconds seconds between volumes, when the header has a positive one
 * @param voxels all values
 * @param header all header fields in words, sorted, for people and {@code info}
 */
public record StoredImage(
        List<Integer> shape,
        Grid grid,
        AffineSource affineSource,
        OptionalDouble trSeconds,
        Voxels voxels,
        Map<String, String> header) {

    /** Which header entry a geometry was taken from. */
    public enum AffineSource {
        /** The general affine. */
        SFORM,
        /** Quaternion and offset. */
        QFORM,
        /** Voxel sizes alone: orientation is a guess. */
        PIXDIM
    }

    /** Checks that the parts fit and copies the collections. */
    public StoredImage {
        shape = List.copyOf(shape);
        header = Collections.unmodifiableMap(new TreeMap<>(header));
        Objects.requireNonNull(affineSource, "affineSource");
        Objects.requireNonNull(trSeconds, "trSeconds");
        long size = 1;
        for (int extent : shape) {
            size = Math.multiplyExact(size, (long) extent);
        }
        if (size != voxels.size()) {
            throw new IllegalArgumentException(voxels.size() + " voxels for shape " + shape);
        }
    }

    /** @return number of volumes: the product of all extents behind the third */
    public int volumes() {
        return Math.toIntExact(voxels.size() / grid.size());
    }

    /**
     * @param frame the space this image's world coordinates are known to be
     * @return the image as one volume
     * @throws RefusedException when it holds several
     */
    public Volume asVolume(Frame frame) {
        if (volumes() != 1) {
            throw new RefusedException(Finding.error("LS-IMAGE-001", "The image has " + volumes() + " volumes where one is needed.",
                    "Give a three-dimensional image."));
        }
        return new Volume(grid.in(frame), voxels);
    }

    /**
     * @param frame the space this image's world coordinates are known to be
     * @param tr seconds between volumes
     * @return the image as a run
     * @throws RefusedException when it holds one volume only or the repetition time is not positive
     */
    public Series asSeries(Frame frame, double tr) {
        if (volumes() < 2) {
            throw new RefusedException(Finding.error("LS-IMAGE-002", "The image has one volume where a time series is needed.",
                    "Give the four-dimensional functional run."));
        }
        if (!(tr > 0) || Double.isInfinite(tr)) {
            throw new RefusedException(Finding.error("LS-IMAGE-003", "The repetition time is " + tr + " s.",
                    "Give RepetitionTime in the JSON sidecar of the run."));
        }
        return new Series(grid.in(frame), volumes(), tr, voxels);
    }
}

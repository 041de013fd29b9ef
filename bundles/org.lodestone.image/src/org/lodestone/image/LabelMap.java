package org.lodestone.image;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An image of region numbers with their names.
 *
 * @param grid where the voxels lie
 * @param labels one number a voxel, x fastest; 0 is background. Handed over: must not be modified any more.
 * @param names by number, sorted; numbers without a name are allowed
 */
public record LabelMap(Grid grid, int[] labels, Map<Integer, String> names) {

    /** Checks that grid and labels fit. */
    public LabelMap {
        Objects.requireNonNull(grid, "grid");
        if (labels.length != grid.size()) {
            throw new IllegalArgumentException(labels.length + " labels on a grid of " + grid.size());
        }
        names = Collections.unmodifiableMap(new TreeMap<>(names));
    }

    /** @return the voxels with one of the given numbers */
    public Mask mask(int... numbers) {
        java.util.Set<Integer> wanted = new java.util.HashSet<>();
        for (int number : numbers) {
            wanted.add(number);
        }
        return Mask.where(grid, v -> wanted.contains(labels[v]));
    }

    /** @return the name of a number, or "label N" when it has none, or empty text for background */
    public String nameOf(int number) {
        return number == 0 ? "" : names.getOrDefault(number, "label " + number);
    }
}

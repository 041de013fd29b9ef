package org.lodestone.image;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.lodestone.core.Vec3;

/** A set of voxels of a grid. Immutable. */
public final class Mask {

    private final Grid grid;
    private final BitSet inside;

    /**
     * @param grid where the voxels lie
     * @param inside indices of the member voxels in memory order. Copied.
     */
    public Mask(Grid grid, BitSet inside) {
        this.grid = Objects.requireNonNull(grid, "grid");
        if (inside.length() > grid.size()) {
            throw new IllegalArgumentException("mask reaches voxel " + (inside.length() - 1) + " of " + grid.size());
        }
        this.inside = (BitSet) inside.clone();
    }

    /** @return the voxels whose index in memory satisfies {@code member} */
    public static Mask where(Grid grid, IntPredicate member) {
        BitSet inside = new BitSet((int) grid.size());
        for (int v = 0; v < grid.size(); v++) {
            if (member.test(v)) {
                inside.set(v);
            }
        }
        return new Mask(grid, inside);
    }

    /** @return the voxels of {@code volume} above {@code threshold}; NaN is outside */
    public static Mask above(Volume volume, double threshold) {
        float[] values = volume.toFloats();
        return where(volume.grid(), v -> values[v] > threshold);
    }

    /** @return where the voxels lie */
    public Grid grid() {
        return grid;
    }

    /** @return true when voxel {@code index} (memory order) is inside */
    public boolean contains(int index) {
        return inside.get(index);
    }

    /** @return number of voxels inside */
    public int count() {
        return inside.cardinality();
    }

    /** @return volume of the voxels inside, in millilitres */
    public double volumeMl() {
        return count() * grid.voxelVolumeMm3() / 1000;
    }

    /** @return a copy of the member set */
    public BitSet toBitSet() {
        return (BitSet) inside.clone();
    }

    /** @return mean of the voxel centres in mm, in the grid's space; the grid's middle when the mask is empty */
    public Vec3 centroidMm() {
        if (count() == 0) {
            return grid.centreMm();
        }
        double x = 0, y = 0, z = 0;
        int[] voxels = indices();
        for (int v : voxels) {
            x += v % grid.nx();
            y += v / grid.nx() % grid.ny();
            z += v / (grid.nx() * grid.ny());
        }
        return grid.toWorld(x / voxels.length, y / voxels.length, z / voxels.length);
    }

    /** @return indices of the voxels inside, ascending */
    public int[] indices() {
        return inside.stream().toArray();
    }

    /** @return the voxels in both; grids must match */
    public Mask and(Mask other) {
        requireSameGrid(other);
        BitSet result = toBitSet();
        result.and(other.inside);
        return new Mask(grid, result);
    }

    /** @return the voxels in either; grids must match */
    public Mask or(Mask other) {
        requireSameGrid(other);
        BitSet result = toBitSet();
        result.or(other.inside);
        return new Mask(grid, result);
    }

    /** @return the voxels in this and not in {@code other}; grids must match */
    public Mask minus(Mask other) {
        requireSameGrid(other);
        BitSet result = toBitSet();
        result.andNot(other.inside);
        return new Mask(grid, result);
    }

    /**
     * Overlap of two masks.
     *
     * @return 2 |A and B| / (|A| + |B|) (Dice 1945); 1 when both are empty
     */
    public double dice(Mask other) {
        int sum = count() + other.count();
        return sum == 0 ? 1 : 2.0 * and(other).count() / sum;
    }

    /** @return a volume that is 1 inside and 0 outside */
    public Volume toVolume() {
        float[] values = new float[(int) grid.size()];
        inside.stream().forEach(v -> values[v] = 1);
        return Volume.of(grid, values);
    }

    private void requireSameGrid(Mask other) {
        if (!grid.sameAs(other.grid)) {
            throw new IllegalArgumentException("masks on different grids: " + grid + " and " + other.grid);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask mask && grid.equals(mask.grid) && inside.equals(mask.inside);
    }

    @Override
    public int hashCode() {
        return 31 * grid.hashCode() + inside.hashCode();
    }

    @Override
    public String toString() {
        return "Mask of " + count() + " voxels on " + Arrays.toString(new int[] {grid.nx(), grid.ny(), grid.nz()});
    }
}

package org.lodestone.pipeline.internal;

import java.util.Arrays;
import java.util.Objects;
import org.lodestone.core.Affine;
import org.lodestone.core.Vec3;
import org.lodestone.image.ElementType;
import org.lodestone.image.Grid;
import org.lodestone.image.Series;
import org.lodestone.image.Voxels;
import org.lodestone.method.function.VoxelSeries;

/**
 * Time series of a mask seen as the whole volumes of the box around it, 0 outside the mask: for a file. Read from the rows as they are; no
 * second copy of the run is made.
 */
final class BoxedRun implements Voxels {

    private final VoxelSeries series;
    private final Grid box;
    /** Row of each voxel of the box; -1 outside the mask. */
    private final int[] rows;
    private final long start;
    private final long count;

    private BoxedRun(VoxelSeries series, Grid box, int[] rows, long start, long count) {
        this.series = series;
        this.box = box;
        this.rows = rows;
        this.start = start;
        this.count = count;
    }

    /**
     * @param series of at least one voxel. Kept, not modified.
     * @return the run on the smallest grid that holds its mask
     */
    static Series of(VoxelSeries series) {
        Grid grid = series.grid();
        int[] voxels = series.mask().indices();
        int[] low = {grid.nx(), grid.ny(), grid.nz()}, high = {-1, -1, -1};
        for (int voxel : voxels) {
            int[] at = place(voxel, grid);
            for (int a = 0; a < 3; a++) {
                low[a] = Math.min(low[a], at[a]);
                high[a] = Math.max(high[a], at[a]);
            }
        }
        Affine toWorld = grid.voxelToWorld().times(Affine.translation(new Vec3(low[0], low[1], low[2])));
        Grid box = new Grid(high[0] - low[0] + 1, high[1] - low[1] + 1, high[2] - low[2] + 1, toWorld, grid.frame());
        int[] rows = new int[(int) box.size()];
        Arrays.fill(rows, -1);
        for (int v = 0; v < voxels.length; v++) {
            int[] at = place(voxels[v], grid);
            rows[box.index(at[0] - low[0], at[1] - low[1], at[2] - low[2])] = v;
        }
        return new Series(box, series.length(), series.trSeconds(), new BoxedRun(series, box, rows, 0, box.size() * series.length()));
    }

    private static int[] place(int voxel, Grid grid) {
        return new int[] {voxel % grid.nx(), voxel / grid.nx() % grid.ny(), voxel / (grid.nx() * grid.ny())};
    }

    @Override
    public long size() {
        return count;
    }

    @Override
    public ElementType type() {
        return ElementType.FLOAT32;
    }

    @Override
    public double get(long index) {
        return value(start + Objects.checkIndex(index, count));
    }

    private float value(long at) {
        int row = rows[(int) (at % box.size())];
        return row < 0 ? 0 : series.values()[row * series.length() + (int) (at / box.size())];
    }

    @Override
    public void read(long from, float[] target, int offset, int length) {
        Objects.checkFromIndexSize(from, length, count);
        for (int i = 0; i < length; i++) {
            target[offset + i] = value(start + from + i);
        }
    }

    @Override
    public Voxels slice(long from, long length) {
        Objects.checkFromIndexSize(from, length, count);
        return new BoxedRun(series, box, rows, start + from, length);
    }
}

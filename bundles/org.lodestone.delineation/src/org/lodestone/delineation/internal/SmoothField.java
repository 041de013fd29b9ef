package org.lodestone.delineation.internal;

import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Smoothing;

/** A slowly varying field that follows scattered values: their weighted mean under a wide Gaussian. */
public final class SmoothField {

    /** Edge of a block; the field is smooth over centimetres, so blocks lose nothing and save most of the work. */
    private static final double BLOCK_MM = 4;
    /** Below this share of the heaviest block's weight the field is not known. */
    private static final double LEAST_WEIGHT = 1e-4;

    private SmoothField() {
    }

    /** What a voxel contributes. */
    @FunctionalInterface
    public interface Sample {
        /** @return the value or the weight of voxel {@code v} */
        double at(int v);
    }

    /**
     * @param voxels which voxels contribute
     * @param value of each
     * @param weight of each, not negative; 0 leaves it out
     * @param fwhmMm full width of the Gaussian
     * @param unknown value far from all voxels
     * @param execution threads and cancellation
     * @return the field on the whole grid
     */
    public static float[] through(Mask voxels, Sample value, Sample weight, double fwhmMm, double unknown, Execution execution) {
        Grid grid = voxels.grid();
        int[] size = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            size[axis] = Math.max(1, (int) Math.round(BLOCK_MM / grid.spacingMm(axis)));
        }
        Grid blocks = blocks(grid, size);
        double[] weights = new double[(int) blocks.size()];
        double[] sums = new double[weights.length];
        for (int v : voxels.indices()) {
            double w = weight.at(v);
            if (w > 0) {
                int i = v % grid.nx(), j = v / grid.nx() % grid.ny(), k = v / (grid.nx() * grid.ny());
                int b = blocks.index(i / size[0] + 1, j / size[1] + 1, k / size[2] + 1);
                weights[b] += w;
                sums[b] += w * value.at(v);
            }
        }
        double heaviest = 0;
        for (double w : weights) {
            heaviest = Math.max(heaviest, w);
        }
        float[] w = smooth(blocks, weights, fwhmMm, execution);
        float[] s = smooth(blocks, sums, fwhmMm, execution);
        float[] local = new float[w.length];
        for (int b = 0; b < w.length; b++) {
            local[b] = (float) (w[b] > LEAST_WEIGHT * heaviest ? s[b] / w[b] : unknown);
        }
        return Resampling.resample(Volume.of(blocks, local), grid, AffineTransform.identity(grid.frame()), Interpolation.LINEAR,
                (float) unknown, execution).toFloats();
    }

    private static float[] smooth(Grid blocks, double[] values, double fwhmMm, Execution execution) {
        float[] single = new float[values.length];
        for (int b = 0; b < single.length; b++) {
            single[b] = (float) values[b];
        }
        return Smoothing.gaussian(Volume.of(blocks, single), fwhmMm, execution).toFloats();
    }

    /** The grid of the blocks' centres, one block wider than the image on each side. */
    private static Grid blocks(Grid grid, int[] size) {
        Vec3 first = new Vec3((size[0] - 1) / 2.0 - size[0], (size[1] - 1) / 2.0 - size[1], (size[2] - 1) / 2.0 - size[2]);
        Affine affine = grid.voxelToWorld().times(Affine.translation(first)).times(Affine.scaling(size[0], size[1], size[2]));
        return new Grid(Math.ceilDiv(grid.nx(), size[0]) + 2, Math.ceilDiv(grid.ny(), size[1]) + 2,
                Math.ceilDiv(grid.nz(), size[2]) + 2, affine, grid.frame());
    }
}

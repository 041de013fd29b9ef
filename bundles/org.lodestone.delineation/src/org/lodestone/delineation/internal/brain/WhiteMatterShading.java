package org.lodestone.delineation.internal.brain;

import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Vec3;
import org.lodestone.delineation.internal.HeadScan;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Mask;
import org.lodestone.image.Resampling;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Smoothing;

/** How bright white matter would be at each place: the scan's shading, as far as a first brain shows it. */
final class WhiteMatterShading {

    /** Full width of the kernel that spreads the brightness; wider than a lobe's gyri, narrower than the shading. */
    private static final double FWHM_MM = 50;
    /** Voxels a block; shading is smooth, so blocks lose nothing and save most of the work. */
    private static final int BLOCK = 4;

    private WhiteMatterShading() {
    }

    /**
     * @param scan on an upright grid
     * @param deep voxels that are brain for sure
     * @param execution threads and cancellation
     * @return the scan's intensities over the local brightness of white matter: fluid near 0.3, grey near 0.7, white near 1
     */
    static float[] divideOut(HeadScan scan, Mask deep, Execution execution) {
        Grid grid = scan.image().grid();
        float[] values = scan.image().toFloats();
        float[] inside = new float[deep.count()];
        int n = 0;
        for (int v : deep.indices()) {
            inside[n++] = values[v];
        }
        double white = HeadScan.percentiles(inside, 0.75)[0];
        Grid blocks = blocks(grid);
        float[] weight = new float[(int) blocks.size()];
        float[] weighted = new float[weight.length];
        for (int v : deep.indices()) {
            // Brighter than most of the brain, but no fat or vessel.
            if (values[v] > 0.85 * white && values[v] < 1.5 * white) {
                int i = v % grid.nx(), j = v / grid.nx() % grid.ny(), k = v / (grid.nx() * grid.ny());
                int b = blocks.index(i / BLOCK + 1, j / BLOCK + 1, k / BLOCK + 1);
                weight[b]++;
                weighted[b] += values[v];
            }
        }
        float[] w = Smoothing.gaussian(Volume.of(blocks, weight), FWHM_MM, execution).toFloats();
        float[] s = Smoothing.gaussian(Volume.of(blocks, weighted), FWHM_MM, execution).toFloats();
        float[] local = new float[w.length];
        for (int b = 0; b < w.length; b++) {
            local[b] = (float) (w[b] > 0.01 ? s[b] / w[b] : white);
        }
        float[] shading = Resampling.resample(Volume.of(blocks, local), grid, AffineTransform.identity(grid.frame()),
                Interpolation.LINEAR, (float) white, execution).toFloats();
        float[] relative = new float[values.length];
        for (int v = 0; v < values.length; v++) {
            relative[v] = (float) ((values[v] - scan.low()) / (shading[v] - scan.low()));
        }
        return relative;
    }

    /** The grid of the blocks' centres, one block wider than the image on each side. */
    private static Grid blocks(Grid grid) {
        double first = (BLOCK - 1) / 2.0 - BLOCK;
        Affine affine = grid.voxelToWorld().times(Affine.translation(new Vec3(first, first, first)))
                .times(Affine.scaling(BLOCK, BLOCK, BLOCK));
        return new Grid(Math.ceilDiv(grid.nx(), BLOCK) + 2, Math.ceilDiv(grid.ny(), BLOCK) + 2, Math.ceilDiv(grid.nz(), BLOCK) + 2,
                affine, grid.frame());
    }
}

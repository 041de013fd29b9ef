package org.lodestone.delineation.internal.brain;

import org.lodestone.core.Execution;
import org.lodestone.delineation.internal.HeadScan;
import org.lodestone.delineation.internal.SmoothField;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;

/** How bright white matter would be at each place: the scan's shading, as far as a first brain shows it. */
final class WhiteMatterShading {

    /** Full width of the kernel that spreads the brightness; wider than a lobe's gyri, narrower than the shading. */
    private static final double FWHM_MM = 50;

    /** Cells in which brightness is first judged: large enough to hold white matter. */
    private static final double CELL_MM = 24;
    private static final int ROUNDS = 2;

    private WhiteMatterShading() {
    }

    /**
     * @param scan on an upright grid
     * @param deep voxels that are brain for sure
     * @param execution threads and cancellation
     * @return the scan's intensities over the local brightness of white matter: fluid near 0.3, grey near 0.7, white near 1
     */
    static float[] divideOut(HeadScan scan, Mask deep, Execution execution) {
        float[] values = scan.image().toFloats();
        float[] shading = fromCells(scan, deep, execution);
        for (int round = 0; round < ROUNDS; round++) {
            float[] last = shading;
            // Brighter than most of the brain near it, but no fat or vessel.
            shading = SmoothField.through(deep, v -> values[v],
                    v -> values[v] > 0.85 * last[v] && values[v] < 1.4 * last[v] ? 1 : 0, FWHM_MM, last[deep.indices()[0]], execution);
        }
        float[] relative = new float[values.length];
        for (int v = 0; v < values.length; v++) {
            relative[v] = (float) ((values[v] - scan.low()) / (shading[v] - scan.low()));
        }
        return relative;
    }

    /** A first shading: what three quarters of a cell's voxels stay below is white matter nearly everywhere. */
    private static float[] fromCells(HeadScan scan, Mask deep, Execution execution) {
        Grid grid = scan.image().grid();
        float[] values = scan.image().toFloats();
        int edge = (int) Math.max(1, Math.round(CELL_MM / scan.spacingMm()));
        int wide = Math.ceilDiv(grid.nx(), edge), high = Math.ceilDiv(grid.ny(), edge), deepest = Math.ceilDiv(grid.nz(), edge);
        int[] indices = deep.indices();
        int[] cell = new int[indices.length];
        int[] count = new int[wide * high * deepest];
        for (int n = 0; n < indices.length; n++) {
            int v = indices[n];
            int i = v % grid.nx(), j = v / grid.nx() % grid.ny(), k = v / (grid.nx() * grid.ny());
            cell[n] = i / edge + wide * (j / edge + high * (k / edge));
            count[cell[n]]++;
        }
        float[][] members = new float[count.length][];
        for (int c = 0; c < members.length; c++) {
            members[c] = new float[count[c]];
        }
        for (int n = indices.length - 1; n >= 0; n--) {
            members[cell[n]][--count[cell[n]]] = values[indices[n]];
        }
        double[] bright = new double[members.length];
        for (int c = 0; c < members.length; c++) {
            bright[c] = members[c].length == 0 ? 0 : HeadScan.percentiles(members[c], 0.75)[0];
        }
        float[] ofVoxel = new float[values.length];
        for (int n = 0; n < indices.length; n++) {
            ofVoxel[indices[n]] = (float) bright[cell[n]];
        }
        return SmoothField.through(deep, v -> ofVoxel[v], _ -> 1, FWHM_MM, scan.high(), execution);
    }
}

package org.lodestone.image.filter;

import org.lodestone.core.Execution;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Volume;

/** Distances to a mask. */
public final class Distance {

    private static final float FAR = 1e18f;

    private Distance() {
    }

    /**
     * Exact Euclidean distance of each voxel centre to the nearest voxel centre of a mask, with the grid's spacing (Felzenszwalb and
     * Huttenlocher 2012: lower envelope of parabolas, one axis after the other).
     *
     * @param mask from which the distance is measured
     * @param execution threads and cancellation
     * @return millimetres, 0 inside; positive infinity everywhere when the mask is empty
     */
    public static Volume toMaskMm(Mask mask, Execution execution) {
        Grid grid = mask.grid();
        int nx = grid.nx(), ny = grid.ny(), nz = grid.nz();
        float[] squared = new float[(int) grid.size()];
        for (int v = 0; v < squared.length; v++) {
            squared[v] = mask.contains(v) ? 0 : FAR;
        }
        execution.parallel().forRanges(nz, 4, execution.progress(), (start, end) -> {
            Envelope x = new Envelope(nx, grid.spacingMm(0)), y = new Envelope(ny, grid.spacingMm(1));
            for (int k = start; k < end; k++) {
                for (int j = 0; j < ny; j++) {
                    x.transform(squared, nx * (j + ny * k), 1);
                }
                for (int i = 0; i < nx; i++) {
                    y.transform(squared, i + nx * ny * k, nx);
                }
            }
        });
        execution.parallel().forRanges(ny, 4, execution.progress(), (start, end) -> {
            Envelope z = new Envelope(nz, grid.spacingMm(2));
            for (int j = start; j < end; j++) {
                for (int i = 0; i < nx; i++) {
                    z.transform(squared, i + nx * j, nx * ny);
                }
            }
        });
        for (int v = 0; v < squared.length; v++) {
            squared[v] = squared[v] >= FAR / 2 ? Float.POSITIVE_INFINITY : (float) Math.sqrt(squared[v]);
        }
        return Volume.of(grid, squared);
    }

    /** Lower envelope of parabolas on one line; work arrays are reused from line to line. */
    private static final class Envelope {
        private final int count;
        private final double spacing2;
        private final double[] height;
        private final int[] vertex;
        private final double[] border;

        Envelope(int count, double spacingMm) {
            this.count = count;
            this.spacing2 = spacingMm * spacingMm;
            this.height = new double[count];
            this.vertex = new int[count];
            this.border = new double[count + 1];
        }

        void transform(float[] squared, int start, int stride) {
            int parabolas = 0;
            for (int n = 0; n < count; n++) {
                height[n] = squared[start + n * stride];
                if (height[n] >= FAR / 2) {
                    continue;
                }
                double cut = Double.NEGATIVE_INFINITY;
                while (parabolas > 0) {
                    int v = vertex[parabolas - 1];
                    cut = ((height[n] - height[v]) / spacing2 + (double) n * n - (double) v * v) / (2.0 * (n - v));
                    if (cut > border[parabolas - 1]) {
                        break;
                    }
                    parabolas--;
                    cut = Double.NEGATIVE_INFINITY;
                }
                vertex[parabolas] = n;
                border[parabolas++] = cut;
            }
            if (parabolas == 0) {
                return;
            }
            border[parabolas] = Double.POSITIVE_INFINITY;
            int p = 0;
            for (int n = 0; n < count; n++) {
                while (border[p + 1] < n) {
                    p++;
                }
                double d = n - vertex[p];
                squared[start + n * stride] = (float) (d * d * spacing2 + height[vertex[p]]);
            }
        }
    }
}

package org.lodestone.delineation.internal.brain;

import java.util.Arrays;
import java.util.BitSet;
import org.lodestone.core.Execution;
import org.lodestone.delineation.internal.HeadScan;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.filter.Components;
import org.lodestone.image.filter.Distance;
import org.lodestone.image.filter.Morphology;
import org.lodestone.image.filter.Neighbourhood;
import org.lodestone.image.filter.Smoothing;

/**
 * Corrects a first brain by its tissue: cortex the smooth surface cut off is taken in, and what hangs on the brain by thin bridges (dura,
 * eyes, vessels, fat) is cut off.
 */
final class BrainTissue {

    /** Where between fluid and grey matter tissue begins; below one half, so that border voxels half filled with cortex are kept. */
    private static final double FLUID_TO_GREY = 0.45;

    /** Where between 0 and white matter grey matter begins, at least and at most: a tight first brain holds no fluid to judge by. */
    private static final double LEAST_GREY = 0.35;
    private static final double MOST_GREY = 0.62;

    /** Half the thickness of necks, and how far behind one still is brain; between gyri (6 mm) and muscle (20 mm) on five heads. */
    private static final double NECK_MM = 4;
    private static final double BEHIND_NECK_MM = 14;

    private BrainTissue() {
    }

    /**
     * @param scan on an upright grid
     * @param first brain found by the surface, on the scan's grid
     * @param settings distances and limits
     * @param execution threads and cancellation
     * @return the corrected brain, without holes
     */
    static Mask correct(HeadScan scan, Mask first, Settings settings, Execution execution) {
        Grid grid = scan.image().grid();
        float[] inwards = Distance.toMaskMm(Mask.where(grid, v -> !first.contains(v)), execution).toFloats();
        float[] outwards = Distance.toMaskMm(first, execution).toFloats();
        float[] relative = WhiteMatterShading.divideOut(scan, Mask.where(grid, v -> inwards[v] > 4), execution);
        double[] centres = classCentres(relative, Mask.where(grid, v -> inwards[v] > 2));
        double darkest = Math.clamp(centres[0] + FLUID_TO_GREY * (centres[1] - centres[0]), LEAST_GREY, MOST_GREY);
        double brightest = centres[2] + settings.brightSlack() * (centres[2] - centres[1]);
        Mask tissue = Mask.where(grid, v -> outwards[v] <= settings.reachMm() && relative[v] > darkest && relative[v] < brightest);
        Mask core = withoutLobesBehindNecks(tissue,
                Components.largest(Morphology.erode(tissue, settings.bridgeMm(), execution), Neighbourhood.FACES), execution);
        Mask grown = growInside(core, tissue, settings.bridgeMm() + settings.regrowMm(), grid);
        Mask closed = Morphology.close(grown, settings.sulcusMm(), execution);
        Mask filled = Components.fillHoles(closed.or(inner(grown, settings, execution)));
        float[] soft = Smoothing.gaussian(filled.toVolume(), settings.smoothFwhmMm(), execution).toFloats();
        return Components.fillHoles(Components.largest(Mask.where(grid, v -> soft[v] >= 0.5f), Neighbourhood.FACES));
    }

    /**
     * Muscle below the skull base hangs on the temporal lobes by broader bridges than dura does, but no gyrus reaches so far beyond the
     * depth of the brain as a muscle does beyond such a neck.
     */
    private static Mask withoutLobesBehindNecks(Mask tissue, Mask core, Execution execution) {
        Mask deep = Components.largest(Morphology.erode(tissue, NECK_MM, execution), Neighbourhood.FACES);
        return growInside(deep, core.or(deep), BEHIND_NECK_MM, core.grid());
    }

    /** Ventricles and cisterns: what lies deep inside the brain once its wide openings are closed too. */
    private static Mask inner(Mask grown, Settings settings, Execution execution) {
        Mask bridged = Components.fillHoles(Morphology.close(grown, settings.cisternMm(), execution));
        return Morphology.erode(bridged, settings.cisternMm() - settings.sulcusMm(), execution);
    }

    /**
     * Distances and limits of the correction.
     *
     * @param reachMm how far outside the first brain tissue is looked for
     * @param bridgeMm half the thickness of bridges that are cut
     * @param regrowMm how much farther than it was shrunk the core grows again, inside tissue
     * @param sulcusMm half the width of sulci that are closed
     * @param cisternMm half the width of openings behind which fluid counts as inside the brain
     * @param smoothFwhmMm smoothing of the final border
     * @param brightSlack how much brighter than white matter tissue may be, in distances of white to grey
     */
    record Settings(double reachMm, double bridgeMm, double regrowMm, double sulcusMm, double cisternMm, double smoothFwhmMm, double brightSlack) {
    }

    /** Means of fluid, grey and white matter: three classes that part the histogram with least variance within (Lloyd 1982). */
    private static double[] classCentres(float[] relative, Mask brain) {
        float[] inside = new float[brain.count()];
        int n = 0;
        for (int v : brain.indices()) {
            inside[n++] = relative[v];
        }
        double[] ends = HeadScan.percentiles(inside, 0.005, 0.995);
        int bins = 512;
        long[] histogram = new long[bins];
        double width = (ends[1] - ends[0]) / bins;
        for (float value : inside) {
            int bin = (int) ((value - ends[0]) / width);
            if (bin >= 0 && bin < bins) {
                histogram[bin]++;
            }
        }
        double[] centres = {0.3, 0.7, 1};
        for (int round = 0; round < 100; round++) {
            double[] sum = new double[3];
            double[] count = new double[3];
            for (int b = 0; b < bins; b++) {
                double value = ends[0] + (b + 0.5) * width;
                int nearest = value < (centres[0] + centres[1]) / 2 ? 0 : value < (centres[1] + centres[2]) / 2 ? 1 : 2;
                sum[nearest] += value * histogram[b];
                count[nearest] += histogram[b];
            }
            double[] next = centres.clone();
            for (int c = 0; c < 3; c++) {
                next[c] = count[c] > 0 ? sum[c] / count[c] : centres[c];
            }
            if (Arrays.equals(next, centres)) {
                break;
            }
            centres = next;
        }
        return centres;
    }

    /** Grows {@code core} inside {@code tissue} by steps of one voxel, faces and edges in turn, so that {@code reachMm} is nearly round. */
    private static Mask growInside(Mask core, Mask tissue, double reachMm, Grid grid) {
        int steps = (int) Math.round(reachMm / grid.spacingMm(0));
        int nx = grid.nx(), nxy = nx * grid.ny();
        BitSet inside = core.toBitSet();
        BitSet allowed = tissue.toBitSet();
        int[] front = core.indices();
        for (int step = 0; step < steps; step++) {
            int[] next = new int[front.length * 2 + 64];
            int count = 0;
            boolean edges = step % 2 == 1;
            for (int v : front) {
                int i = v % nx, j = v / nx % grid.ny(), k = v / nxy;
                if (i == 0 || j == 0 || k == 0 || i == nx - 1 || j == grid.ny() - 1 || k == grid.nz() - 1) {
                    continue;
                }
                for (int d = 0; d < 27; d++) {
                    int di = d % 3 - 1, dj = d / 3 % 3 - 1, dk = d / 9 - 1;
                    int apart = Math.abs(di) + Math.abs(dj) + Math.abs(dk);
                    int w = v + di + dj * nx + dk * nxy;
                    if (apart >= 1 && apart <= (edges ? 2 : 1) && allowed.get(w) && !inside.get(w)) {
                        inside.set(w);
                        if (count == next.length) {
                            next = Arrays.copyOf(next, 2 * count);
                        }
                        next[count++] = w;
                    }
                }
            }
            front = Arrays.copyOf(next, count);
        }
        return new Mask(grid, inside);
    }
}

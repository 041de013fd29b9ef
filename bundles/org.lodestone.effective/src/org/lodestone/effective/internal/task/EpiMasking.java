package org.lodestone.effective.internal.task;

import java.util.Arrays;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.image.filter.Components;
import org.lodestone.image.filter.Neighbourhood;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.task.BrainMasking;

/**
 * The brain in a functional run: the mean volume, smoothed by one voxel, is cut at the widest gap between neighbouring brightnesses in
 * the middle of its histogram (an idea of T. Nichols); then opening and the largest part, all in steps of faces. The steps are those of
 * nilearn's {@code compute_epi_mask}.
 */
public final class EpiMasking implements BrainMasking {

    private static final double SIGMA_VOXELS = 1 / (2 * Math.sqrt(2 * Math.log(2)));

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.mask.epi", "1", "Brain from brightness",
                "Cuts the mean volume at the widest gap of its histogram; for runs that come without a mask.",
                "Abraham 2014, Frontiers in Neuroinformatics 8:14, 10.3389/fninf.2014.00014");
    }

    @Override
    public java.util.List<Parameter> parameters() {
        return java.util.List.of(
                Parameter.real("lowerShare", 0.2, 0, 1, "Share of the darkest voxels in which no cut is sought."),
                Parameter.real("upperShare", 0.85, 0, 1, "Share of the voxels below which a cut is sought."),
                Parameter.integer("opening", 2, 0, 10, "Steps of the opening, voxels."));
    }

    @Override
    public Outcome<Mask> run(Series run, Parameters parameters, Execution execution) {
        Grid grid = run.grid();
        float[] mean = smoothed(mean(run, execution), grid);
        float[] sorted = mean.clone();
        Arrays.sort(sorted);
        int lower = (int) Math.floor(parameters.real("lowerShare") * sorted.length);
        int upper = Math.min((int) Math.floor(parameters.real("upperShare") * sorted.length), sorted.length - 1);
        int widest = lower;
        for (int n = lower; n < upper; n++) {
            widest = sorted[n + 1] - sorted[n] > sorted[widest + 1] - sorted[widest] ? n : widest;
        }
        if (upper <= lower || !(sorted[widest + 1] > sorted[widest])) {
            return Outcome.refused(Finding.error("LS-GLM-040", "The run's brightness does not tell brain from background.",
                    "Give a mask."));
        }
        double limit = 0.5 * (sorted[widest] + (double) sorted[widest + 1]);
        int opening = parameters.integer("opening");
        Mask mask = Mask.where(grid, v -> mean[v] >= limit);
        for (int n = 0; n < opening; n++) {
            mask = eroded(mask);
        }
        mask = mask.count() == 0 ? mask : Components.largest(mask, Neighbourhood.FACES);
        for (int n = 0; n < 2 * opening; n++) {
            mask = dilated(mask);
        }
        for (int n = 0; n < opening; n++) {
            mask = eroded(mask);
        }
        return mask.count() > 0 ? Outcome.done(mask) : Outcome.refused(Finding.error("LS-GLM-040",
                "No brain is found by the brightness of the run.", "Give a mask; was the run centred or detrended?"));
    }

    private static float[] mean(Series run, Execution execution) {
        int size = (int) run.grid().size(), length = run.length();
        float[] mean = new float[size];
        execution.parallel().forRanges(size, 4096, execution.progress(), (start, end) -> {
            double[] sum = new double[end - start];
            float[] values = new float[end - start];
            for (int t = 0; t < length; t++) {
                run.voxels().read((long) t * size + start, values, 0, values.length);
                for (int v = 0; v < values.length; v++) {
                    sum[v] += values[v];
                }
            }
            for (int v = 0; v < values.length; v++) {
                mean[start + v] = Double.isFinite(sum[v]) ? (float) (sum[v] / length) : 0;
            }
        });
        return mean;
    }

    /** Gaussian of one voxel's full width; the image is mirrored at its border, edge voxels repeated. */
    private static float[] smoothed(float[] image, Grid grid) {
        int reach = (int) (4 * SIGMA_VOXELS + 0.5);
        double[] kernel = new double[2 * reach + 1];
        double sum = 0;
        for (int n = -reach; n <= reach; n++) {
            kernel[n + reach] = Math.exp(-0.5 * n * n / (SIGMA_VOXELS * SIGMA_VOXELS));
            sum += kernel[n + reach];
        }
        int[] extent = {grid.nx(), grid.ny(), grid.nz()};
        int[] stride = {1, grid.nx(), grid.nx() * grid.ny()};
        float[] values = image;
        for (int axis = 0; axis < 3; axis++) {
            float[] next = new float[values.length];
            for (int v = 0; v < values.length; v++) {
                int at = v / stride[axis] % extent[axis];
                double total = 0;
                for (int n = -reach; n <= reach; n++) {
                    total += kernel[n + reach] / sum * values[v + (mirrored(at + n, extent[axis]) - at) * stride[axis]];
                }
                next[v] = (float) total;
            }
            values = next;
        }
        return values;
    }

    private static int mirrored(int at, int extent) {
        int period = 2 * extent, m = Math.floorMod(at, period);
        return m < extent ? m : period - 1 - m;
    }

    private static Mask eroded(Mask mask) {
        Grid grid = mask.grid();
        return Mask.where(grid, v -> mask.contains(v) && neighbours(mask, v) == 6);
    }

    private static Mask dilated(Mask mask) {
        return Mask.where(mask.grid(), v -> mask.contains(v) || neighbours(mask, v) > 0);
    }

    /** How many of the six face neighbours are inside; beyond the grid is outside. */
    private static int neighbours(Mask mask, int v) {
        Grid grid = mask.grid();
        int nx = grid.nx(), ny = grid.ny(), nz = grid.nz();
        int i = v % nx, j = v / nx % ny, k = v / (nx * ny);
        int count = i > 0 && mask.contains(v - 1) ? 1 : 0;
        count += i < nx - 1 && mask.contains(v + 1) ? 1 : 0;
        count += j > 0 && mask.contains(v - nx) ? 1 : 0;
        count += j < ny - 1 && mask.contains(v + nx) ? 1 : 0;
        count += k > 0 && mask.contains(v - nx * ny) ? 1 : 0;
        return count + (k < nz - 1 && mask.contains(v + nx * ny) ? 1 : 0);
    }
}

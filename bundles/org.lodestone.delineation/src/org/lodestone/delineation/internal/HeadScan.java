package org.lodestone.delineation.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodestone.core.Affine;
import org.lodestone.core.AffineTransform;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Vec3;
import org.lodestone.image.Grid;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Resampling;
import org.lodestone.image.Volume;
import org.lodestone.image.filter.Smoothing;

/**
 * A head scan made ready for delineation: on an upright grid of cubic voxels whose axes run right, front, up, whatever the scan's own
 * orientation and spacing, without NaN, with robust limits of its intensities.
 *
 * @param image the scan on that grid
 * @param low 2nd percentile of all intensities
 * @param high 98th percentile of all intensities
 */
public record HeadScan(Volume image, double low, double high) {

    private static final int HISTOGRAM_BINS = 4096;

    /** @return intensity below which a voxel is air or bone: a tenth of the way from low to high (Smith 2002) */
    public double threshold() {
        return low + 0.1 * (high - low);
    }

    /** @return edge of a voxel in millimetres */
    public double spacingMm() {
        return image.grid().spacingMm(0);
    }

    /**
     * Prepares a scan.
     *
     * @param scan whole head, any orientation and spacing. Not modified.
     * @param spacingMm edge of the cubic voxels
     * @param execution threads and cancellation
     * @return the prepared scan, or why it shows no head
     */
    public static Outcome<HeadScan> prepare(Volume scan, double spacingMm, Execution execution) {
        Grid grid = scan.grid();
        List<Finding> findings = new ArrayList<>();
        float[] values = scan.toFloats();
        long broken = 0;
        for (float value : values) {
            broken += Float.isFinite(value) ? 0 : 1;
        }
        Volume clean = scan;
        if (broken > 0) {
            if (broken > values.length / 2) {
                return Outcome.refused(Finding.error("LS-DELIN-001",
                        broken + " of " + values.length + " voxels of the structural scan are not numbers.",
                        "Export the scan again from the scanner or the archive.").with("brokenVoxels", broken));
            }
            findings.add(Finding.warning("LS-DELIN-002", broken + " voxels of the structural scan are not numbers; they count as 0.",
                    "Look where they are before you use the result.").with("brokenVoxels", broken));
            float[] repaired = values.clone();
            for (int v = 0; v < repaired.length; v++) {
                repaired[v] = Float.isFinite(repaired[v]) ? repaired[v] : 0;
            }
            clean = Volume.of(grid, repaired);
        }
        List<Finding> size = checkSize(grid);
        if (!size.isEmpty()) {
            return Outcome.refused(size);
        }
        double finest = Math.min(grid.spacingMm(0), Math.min(grid.spacingMm(1), grid.spacingMm(2)));
        if (finest < 0.75 * spacingMm) {
            clean = Smoothing.gaussian(clean, 0.8 * spacingMm, execution);
        }
        Grid upright = upright(grid, spacingMm);
        Volume image = Resampling.resample(
                clean, upright, AffineTransform.identity(grid.frame()), Interpolation.LINEAR, 0, execution);
        double[] limits = percentiles(image.toFloats(), 0.02, 0.98);
        if (!(limits[1] > limits[0])) {
            return Outcome.refused(Finding.error("LS-DELIN-003", "The structural scan shows nothing: its intensities are all alike.",
                    "Give a whole-head T1w scan."));
        }
        return Outcome.done(new HeadScan(image, limits[0], limits[1]), findings);
    }

    /**
     * Adds air around the head, so that closing does not stick to the image's border; none below, where the image cuts the neck.
     *
     * @param marginMm width on the five other sides
     * @return the scan on a larger grid
     */
    public HeadScan withAir(double marginMm) {
        Grid grid = image.grid();
        int m = (int) Math.ceil(marginMm / spacingMm());
        Affine shifted = grid.voxelToWorld().times(Affine.translation(new Vec3(-m, -m, 0)));
        Grid wider = new Grid(grid.nx() + 2 * m, grid.ny() + 2 * m, grid.nz() + m, shifted, grid.frame());
        float[] values = image.toFloats();
        float[] padded = new float[(int) wider.size()];
        Arrays.fill(padded, (float) low);
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                System.arraycopy(values, grid.index(0, j, k), padded, wider.index(m, j + m, k), grid.nx());
            }
        }
        return new HeadScan(Volume.of(wider, padded), low, high);
    }

    private static List<Finding> checkSize(Grid grid) {
        for (int axis = 0; axis < 3; axis++) {
            double extentMm = grid.extent(axis) * grid.spacingMm(axis);
            if (extentMm < 60 || extentMm > 600) {
                return List.of(Finding.error("LS-DELIN-004",
                        "The structural scan is " + Math.round(extentMm) + " mm wide along one axis: no head.",
                        "Check the voxel sizes in its header.").with("axis", axis).with("extentMm", extentMm));
            }
        }
        return List.of();
    }

    /** @return a grid with axes R, A, S and cubic voxels over the box that holds all of {@code grid}, in its frame */
    public static Grid upright(Grid grid, double spacingMm) {
        double[] lowest = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] highest = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int corner = 0; corner < 8; corner++) {
            Vec3 p = grid.toWorld((corner & 1) * (grid.nx() - 1), (corner >> 1 & 1) * (grid.ny() - 1), (corner >> 2 & 1) * (grid.nz() - 1));
            for (int axis = 0; axis < 3; axis++) {
                lowest[axis] = Math.min(lowest[axis], p.get(axis));
                highest[axis] = Math.max(highest[axis], p.get(axis));
            }
        }
        int[] n = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            n[axis] = (int) Math.ceil((highest[axis] - lowest[axis]) / spacingMm - 1e-6) + 1;
        }
        Affine affine = Affine.translation(new Vec3(lowest[0], lowest[1], lowest[2]))
                .times(Affine.scaling(spacingMm, spacingMm, spacingMm));
        return new Grid(n[0], n[1], n[2], affine, grid.frame());
    }

    /** @return the intensities below which the given fractions of the finite values lie, to 1/4096 of their range */
    public static double[] percentiles(float[] values, double... fractions) {
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
        }
        double[] result = new double[fractions.length];
        if (!(highest > lowest)) {
            Arrays.fill(result, lowest);
            return result;
        }
        long[] histogram = new long[HISTOGRAM_BINS];
        double scale = (HISTOGRAM_BINS - 1) / ((double) highest - lowest);
        for (float value : values) {
            histogram[(int) ((value - lowest) * scale)]++;
        }
        for (int f = 0; f < fractions.length; f++) {
            long wanted = (long) Math.ceil(fractions[f] * values.length);
            long below = 0;
            int bin = 0;
            while (bin < HISTOGRAM_BINS - 1 && below + histogram[bin] < wanted) {
                below += histogram[bin++];
            }
            result[f] = lowest + bin / scale;
        }
        return result;
    }
}

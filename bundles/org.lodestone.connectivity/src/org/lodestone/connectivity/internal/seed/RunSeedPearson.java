package org.lodestone.connectivity.internal.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lodestone.connectivity.internal.cleaning.FilterThenRegress;
import org.lodestone.connectivity.internal.cleaning.SingleProjection;
import org.lodestone.core.Affine;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.image.ElementType;
import org.lodestone.image.Grid;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.RunConnectivity;
import org.lodestone.method.function.RunConnectivityInput;
import org.lodestone.method.function.SeriesCleaning;
import org.lodestone.method.function.SeriesCleaningInput;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.numerics.linear.OrthonormalBasis;

/**
 * Seed map of a run that is already aligned: the seed's voxels are averaged first, then seed and voxels are cleaned alike and correlated.
 *
 * <p>With {@code butterworth5} the result equals nilearn 0.10.4 to 1e-5, including one thing that is not obvious: there, means over a
 * sphere are stored in the image's own type, so in an image of integers they lose what is behind the point. That moves r by about 1e-3.
 * It is repeated only to reproduce, and said so in a finding; {@code seedPrecision=full} switches it off.
 */
public final class RunSeedPearson implements RunConnectivity {

    private static final int ROWS_AT_ONCE = 512;
    private static final int LEAST_VOLUMES = 10;
    private static final double LEAST_SEED_SHARE = 0.25;
    private static final double USUAL_SEED_SHARE = 0.75;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.connectivity.run-seed-pearson", "1", "Seed correlation of an aligned run",
                "Averages the seed, cleans seed and voxels alike, correlates.",
                "Biswal 1995, Magnetic Resonance in Medicine 34:537, 10.1002/mrm.1910340409",
                "Abraham 2014, Frontiers in Neuroinformatics 8:14, 10.3389/fninf.2014.00014");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.choice("filter", "cosine", List.of("cosine", "butterworth5"),
                        "cosine: band and confounds in one projection (Lindquist 2019); butterworth5: nilearn's filter and order of steps."),
                Parameter.real("highPassHz", 0.01, 0, 10, "Lower edge of the band."),
                Parameter.real("lowPassHz", 0.1, 0, 10, "Upper edge of the band."),
                Parameter.real("lagSeconds", 0, -60, 60,
                        "The voxels are read so much later than the seed, to the nearest volume; negative for earlier."),
                Parameter.choice("seedPrecision", "auto", List.of("auto", "full", "stored"),
                        "stored cuts the seed's mean off behind the point in images of integers, as nilearn does; auto: with butterworth5."));
    }

    @Override
    public Outcome<ConnectivityMap> run(RunConnectivityInput input, Parameters parameters, Execution execution) {
        float[] weights = input.seedWeights().toFloats();
        Mask seedVoxels = Mask.where(input.mask().grid(), v -> weights[v] != 0 && input.mask().contains(v));
        if (seedVoxels.count() == 0) {
            return Outcome.refused(Finding.error("LS-FUNC-031", "The seed lies outside the mask or the field of view.",
                    "Give a seed in the millimetres of the run that lies inside the mask."));
        }
        List<Finding> findings = new ArrayList<>();
        double seen = share(weights, seedVoxels);
        if (seen < LEAST_SEED_SHARE) {
            return Outcome.refused(Finding.error("LS-FUNC-031", "Only " + Math.round(100 * seen) + " % of the seed lies inside the mask.",
                    "Give a seed in the millimetres of the run that lies inside the mask, where the run has signal."));
        }
        if (seen < USUAL_SEED_SHARE) {
            findings.add(Finding.warning("LS-FUNC-033", "Only " + Math.round(100 * seen) + " % of the seed lies inside the mask; the rest"
                    + " does not count.", "Look whether the signal drops out there."));
        }
        int lag = (int) Math.round(parameters.real("lagSeconds") / input.run().trSeconds());
        if (input.run().length() - Math.abs(lag) < LEAST_VOLUMES) {
            return Outcome.refused(Finding.error("LS-FUNC-035", "A lag of " + lag + " volumes leaves "
                    + Math.max(0, input.run().length() - Math.abs(lag)) + " of " + input.run().length() + ".", "Give a shorter lag or a longer run."));
        }
        boolean butterworth = parameters.text("filter").equals("butterworth5");
        VoxelSeries voxels = VoxelSeries.of(input.run(), input.mask(), execution);
        float[] mean = mean(voxels.within(seedVoxels), weights);
        if (cut(parameters, butterworth) && isInteger(input.run().voxels().type())) {
            for (int t = 0; t < mean.length; t++) {
                mean[t] = (int) mean[t];
            }
            findings.add(Finding.info("LS-FUNC-034", "The seed's mean was cut off behind the point, as nilearn 0.10 does with images of"
                    + " integers; full precision changes r by about 0.001."));
        }
        if (lag != 0) {
            findings.add(Finding.info("LS-FUNC-036", "Voxels are read " + lag + " volumes after the seed."));
        }
        List<float[]> courses = new ArrayList<>(List.of(mean));
        for (Mask control : input.controls()) {
            Mask inside = control.and(input.mask());
            if (inside.count() == 0) {
                return Outcome.refused(Finding.error("LS-FUNC-037", "A region to be held fixed lies outside the mask or the field of view.",
                        "Give it in the millimetres of the run, inside the mask."));
            }
            courses.add(mean(voxels.within(inside), inside.toVolume().toFloats()));
        }
        SeriesCleaning cleaning = butterworth ? new FilterThenRegress() : new SingleProjection();
        Parameters band = Parameters.of(cleaning.parameters(), Map.of("highPassHz", parameters.real("highPassHz"),
                "lowPassHz", parameters.real("lowPassHz")));
        return cleaning.run(new SeriesCleaningInput(together(courses, input.run()), input.confounds()), band, execution).then(cleanSeed ->
                cleaning.run(new SeriesCleaningInput(voxels, input.confounds()), band, execution).then(clean ->
                        correlate(clean, cleanSeed, lag, seedVoxels.count(), findings, execution)));
    }

    private static double share(float[] weights, Mask inside) {
        double all = 0, seen = 0;
        for (int v = 0; v < weights.length; v++) {
            all += Math.abs(weights[v]);
            seen += inside.contains(v) ? Math.abs(weights[v]) : 0;
        }
        return seen / all;
    }

    private static boolean cut(Parameters parameters, boolean butterworth) {
        return parameters.text("seedPrecision").equals("stored") || parameters.text("seedPrecision").equals("auto") && butterworth;
    }

    /** Courses as the rows of a run of as many voxels. */
    private static VoxelSeries together(List<float[]> courses, Series run) {
        int length = run.length();
        float[] values = new float[courses.size() * length];
        for (int n = 0; n < courses.size(); n++) {
            System.arraycopy(courses.get(n), 0, values, n * length, length);
        }
        Grid line = new Grid(courses.size(), 1, 1, Affine.IDENTITY, run.grid().frame());
        return new VoxelSeries(Mask.where(line, _ -> true), length, run.trSeconds(), values);
    }

    /** Rows of {@code courses}: the seed, then what is held fixed. */
    private static Outcome<ConnectivityMap> correlate(
            VoxelSeries clean, VoxelSeries courses, int lag, int count, List<Finding> findings, Execution execution) {
        int length = clean.length() - Math.abs(lag);
        float[] whole = courses.row(0);
        double[] series = window(whole, Math.max(0, -lag), length);
        VoxelSeries read = lag == 0 && courses.mask().count() == 1 ? clean : shifted(clean, Math.max(0, lag), length, execution);
        if (courses.mask().count() > 1) {
            double[][] fixed = new double[courses.mask().count() - 1][];
            for (int n = 0; n < fixed.length; n++) {
                fixed[n] = centred(window(courses.row(n + 1), Math.max(0, -lag), length));
            }
            OrthonormalBasis basis = OrthonormalBasis.of(fixed, 1e-9);
            series = centred(series);
            basis.removeFrom(series);
            remove(basis, read, execution);
        }
        double[] unit = Correlation.unit(series);
        if (unit == null) {
            return Outcome.refused(Finding.error("LS-FUNC-032", "The seed's mean time series is constant or no number.",
                    "Check that the run holds data at the seed."));
        }
        float[] r = Correlation.withRows(read, unit, execution);
        int broken = 0;
        for (float value : r) {
            broken += Float.isNaN(value) ? 1 : 0;
        }
        return broken == 0 ? Outcome.done(new ConnectivityMap(clean.spread(r), whole, count), findings)
                : Outcome.refused(Finding.error("LS-FUNC-038", broken + " voxels inside the mask hold values that are no numbers (NaN or infinite).",
                        "Find out why they are there, or give a mask without them."));
    }

    private static VoxelSeries shifted(VoxelSeries series, int from, int length, Execution execution) {
        float[] values = new float[series.mask().count() * length];
        execution.parallel().forRanges(series.mask().count(), ROWS_AT_ONCE, execution.progress(), (start, end) -> {
            for (int v = start; v < end; v++) {
                System.arraycopy(series.values(), v * series.length() + from, values, v * length, length);
            }
        });
        return new VoxelSeries(series.mask(), length, series.trSeconds(), values);
    }

    /** Takes courses out of the rows, in place: the rows are a copy of this method's own. */
    private static void remove(OrthonormalBasis basis, VoxelSeries rows, Execution execution) {
        int length = rows.length();
        execution.parallel().forRanges(rows.mask().count(), ROWS_AT_ONCE, execution.progress(), (start, end) -> {
            for (int v = start; v < end; v++) {
                double[] row = centred(window(rows.values(), v * length, length));
                basis.removeFrom(row);
                for (int t = 0; t < length; t++) {
                    rows.values()[v * length + t] = (float) row[t];
                }
            }
        });
    }

    private static double[] window(float[] values, int from, int length) {
        double[] part = new double[length];
        for (int t = 0; t < length; t++) {
            part[t] = values[from + t];
        }
        return part;
    }

    private static double[] centred(double[] values) {
        double mean = java.util.Arrays.stream(values).average().orElse(0);
        for (int t = 0; t < values.length; t++) {
            values[t] -= mean;
        }
        return values;
    }

    private static boolean isInteger(ElementType type) {
        return switch (type) {
            case UINT8, INT8, UINT16, INT16, UINT32, INT32, UINT64, INT64 -> true;
            default -> false;
        };
    }

    /** Mean of the rows, each with its voxel's weight over the sum of their sizes. */
    private static float[] mean(VoxelSeries series, float[] weights) {
        int[] voxels = series.mask().indices();
        double total = 0;
        for (int voxel : voxels) {
            total += Math.abs(weights[voxel]);
        }
        float[] mean = new float[series.length()];
        for (int t = 0; t < mean.length; t++) {
            double sum = 0;
            for (int v = 0; v < voxels.length; v++) {
                sum += (double) weights[voxels[v]] * series.values()[v * mean.length + t];
            }
            mean[t] = (float) (sum / total);
        }
        return mean;
    }
}

package org.lodestone.connectivity.internal.seed;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.lodestone.connectivity.internal.cleaning.FilterThenRegress;
import org.lodestone.connectivity.internal.cleaning.SingleProjection;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.image.ElementType;
import org.lodestone.image.Mask;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.RunConnectivity;
import org.lodestone.method.function.RunConnectivityInput;
import org.lodestone.method.function.SeriesCleaning;
import org.lodestone.method.function.SeriesCleaningInput;
import org.lodestone.method.function.VoxelSeries;

/**
 * Seed map of a run that is already aligned: the seed's voxels are averaged first, then seed and voxels are cleaned alike and correlated.
 *
 * <p>With {@code butterworth5} the result equals nilearn 0.10.4 to 1e-5, including one thing that is not obvious: there, means over a
 * sphere are stored in the image's own type, so in an image of integers they lose what is behind the point. That moves r by about 1e-3.
 * It is repeated only to reproduce, and said so in a finding; {@code seedPrecision=full} switches it off.
 */
public final class RunSeedPearson implements RunConnectivity {

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
                Parameter.choice("seedPrecision", "auto", List.of("auto", "full", "stored"),
                        "stored cuts the seed's mean off behind the point in images of integers, as nilearn does; auto: with butterworth5."));
    }

    @Override
    public Outcome<ConnectivityMap> run(RunConnectivityInput input, Parameters parameters, Execution execution) {
        Mask seedVoxels = input.seed().and(input.mask());
        if (seedVoxels.count() == 0) {
            return Outcome.refused(Finding.error("LS-FUNC-031", "The seed lies outside the mask or the field of view.",
                    "Give a seed in the millimetres of the run that lies inside the mask."));
        }
        boolean butterworth = parameters.text("filter").equals("butterworth5");
        boolean stored = parameters.text("seedPrecision").equals("stored")
                || parameters.text("seedPrecision").equals("auto") && butterworth;
        List<Finding> findings = new ArrayList<>();
        float[] mean = mean(VoxelSeries.of(input.run(), seedVoxels, execution));
        if (stored && isInteger(input.run().voxels().type())) {
            for (int t = 0; t < mean.length; t++) {
                mean[t] = (int) mean[t];
            }
            findings.add(Finding.info("LS-FUNC-034", "The seed's mean was cut off behind the point, as nilearn 0.10 does with images of"
                    + " integers; full precision changes r by about 0.001."));
        }
        BitSet first = new BitSet();
        first.set(seedVoxels.indices()[0]);
        VoxelSeries seed = new VoxelSeries(new Mask(input.run().grid(), first), mean.length, input.run().trSeconds(), mean);
        SeriesCleaning cleaning = butterworth ? new FilterThenRegress() : new SingleProjection();
        Parameters band = Parameters.of(cleaning.parameters(), Map.of("highPassHz", parameters.real("highPassHz"),
                "lowPassHz", parameters.real("lowPassHz")));
        VoxelSeries voxels = VoxelSeries.of(input.run(), input.mask(), execution);
        return cleaning.run(new SeriesCleaningInput(seed, input.confounds()), band, execution).then(cleanSeed ->
                cleaning.run(new SeriesCleaningInput(voxels, input.confounds()), band, execution).then(clean ->
                        correlate(clean, cleanSeed.values(), seedVoxels.count(), findings, execution)));
    }

    private static Outcome<ConnectivityMap> correlate(
            VoxelSeries clean, float[] seed, int count, List<Finding> findings, Execution execution) {
        double[] series = new double[seed.length];
        for (int t = 0; t < seed.length; t++) {
            series[t] = seed[t];
        }
        double[] unit = Correlation.unit(series);
        if (unit == null) {
            return Outcome.refused(Finding.error("LS-FUNC-032", "The seed's mean time series is constant.",
                    "Check that the run holds data at the seed."));
        }
        return Outcome.done(new ConnectivityMap(clean.spread(Correlation.withRows(clean, unit, execution)), seed, count), findings);
    }

    private static boolean isInteger(ElementType type) {
        return switch (type) {
            case UINT8, INT8, UINT16, INT16, UINT32, INT32, UINT64, INT64 -> true;
            default -> false;
        };
    }

    private static float[] mean(VoxelSeries series) {
        int rows = series.mask().count();
        float[] mean = new float[series.length()];
        for (int t = 0; t < mean.length; t++) {
            double sum = 0;
            for (int v = 0; v < rows; v++) {
                sum += series.values()[v * mean.length + t];
            }
            mean[t] = (float) (sum / rows);
        }
        return mean;
    }
}

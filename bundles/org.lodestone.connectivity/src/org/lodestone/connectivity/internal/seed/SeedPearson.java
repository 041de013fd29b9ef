package org.lodestone.connectivity.internal.seed;

import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.ConnectivityInput;
import org.lodestone.method.function.ConnectivityMap;
import org.lodestone.method.function.ConnectivityMethod;
import org.lodestone.method.function.VoxelSeries;

/**
 * Pearson correlation of each voxel with the weighted mean of the seed's voxels. Weights may be negative (a normative seed map, Fox 2013);
 * they are divided by the sum of their magnitudes. Sums in double precision.
 */
public final class SeedPearson implements ConnectivityMethod {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.connectivity.seed-pearson", "1", "Seed correlation",
                "Correlates every voxel with the mean time series of the seed.",
                "Biswal 1995, Magnetic Resonance in Medicine 34:537, 10.1002/mrm.1910340409",
                "Fox 2013, NeuroImage 66:151, 10.1016/j.neuroimage.2012.10.082");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.flag("standardiseSeedVoxels", true,
                        "Scale each seed voxel to unit variance before averaging, so that no vessel dominates (as Cash 2021's own code)."),
                Parameter.real("minimumSeedShare", 0.25, 0, 1,
                        "Share of the seed's weight that has to lie on voxels with signal; below, the seed is refused."));
    }

    @Override
    public Outcome<ConnectivityMap> run(ConnectivityInput input, Parameters parameters, Execution execution) {
        VoxelSeries series = input.series();
        int length = series.length();
        int[] voxels = series.mask().indices();
        float[] weights = input.seedWeights().toFloats();
        double all = 0;
        for (float weight : weights) {
            all += Math.abs(weight);
        }
        double seen = 0;
        int count = 0;
        double[] seed = new double[length];
        for (int v = 0; v < voxels.length; v++) {
            double weight = weights[voxels[v]];
            if (weight == 0) {
                continue;
            }
            double scale = parameters.flag("standardiseSeedVoxels") ? spread(series.values(), v * length, length) : 1;
            if (scale > 0) {
                seen += Math.abs(weight);
                count++;
                for (int t = 0; t < length; t++) {
                    seed[t] += weight / scale * series.values()[v * length + t];
                }
            }
        }
        if (count == 0 || !(seen >= parameters.real("minimumSeedShare") * all)) {
            return Outcome.refused(Finding.error("LS-FUNC-031", count == 0 ? "The seed lies outside the field of view or in drop-out."
                    : "Only " + Math.round(100 * seen / all) + " % of the seed has signal in the run.",
                    "Check the coregistration and the run's coverage, or use a seed map instead of a seed region."));
        }
        double[] unit = Correlation.unit(seed);
        if (unit == null) {
            return Outcome.refused(Finding.error("LS-FUNC-032", "The seed's mean time series is constant.",
                    "Check that the run holds data at the seed."));
        }
        float[] r = Correlation.withRows(series, unit, execution);
        float[] seedSeries = new float[length];
        for (int t = 0; t < length; t++) {
            seedSeries[t] = (float) (seed[t] / seen);
        }
        Volume map = series.spread(r);
        List<Finding> findings = seen < 0.75 * all ? List.of(Finding.warning("LS-FUNC-033",
                "Only " + Math.round(100 * seen / all) + " % of the seed has signal in the run.",
                "Look at the signal-to-noise map at the seed.")) : List.of();
        return Outcome.done(new ConnectivityMap(map, seedSeries, count), findings);
    }

    private static double spread(float[] values, int at, int length) {
        double sum = 0, square = 0;
        for (int t = 0; t < length; t++) {
            sum += values[at + t];
            square += (double) values[at + t] * values[at + t];
        }
        double variance = square - sum * sum / length;
        return variance > 1e-12 * square ? Math.sqrt(variance / length) : 0;
    }
}

package org.lodestone.effective.internal.rdcm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.effective.internal.series.SeriesChecks;
import org.lodestone.effective.internal.series.StandardSeries;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.effective.DirectedCoupling;
import org.lodestone.method.effective.EffectiveConnectivityMethod;
import org.lodestone.method.function.RegionSeries;
import org.lodestone.numerics.SymmetricEigen;

/**
 * Regression DCM at rest. The coupling is the posterior mean of A in Hz, the diagonal included; the uncertainty its posterior variance. With
 * the sparse variant a further matrix says how probable each connection is. The free energy is the sum over regions.
 */
public final class RegressionDcm implements EffectiveConnectivityMethod {

    private static final double UNEQUAL = 10;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.effective.rdcm", "1", "Regression DCM",
                "Effective connectivity of the whole brain at rest in seconds; directions rest on the model of the response, not on delays.",
                "Fraessle 2017, NeuroImage 155:406, 10.1016/j.neuroimage.2017.02.090",
                "Fraessle 2018, NeuroImage 179:505 (sparse), 10.1016/j.neuroimage.2018.05.058",
                "Fraessle 2021, Human Brain Mapping 42:2159 (resting state), 10.1002/hbm.25357");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.choice("variant", "rigid", List.of("rigid", "sparse"), "All connections present, or switched off where they are not needed."),
                Parameter.real("probability", 0.5, 0.01, 0.99, "Sparse: prior probability of a connection (Fraessle 2018)."),
                Parameter.integer("restarts", 100, 1, 1000, "Sparse: random orders of the updates, of which the best is kept."),
                Parameter.real("filterStrength", 1, 0, 20, "How far a frequency has to stand out of the noise; 0 uses all frequencies."),
                Parameter.integer("microtime", FrequencyRegression.MICROTIME, 1, 64,
                        "Samples that count as one in the noise model: 16 as in TAPAS, 1 counts every sample."),
                Parameter.choice("scale", "none", List.of("none", "unit"), "Series as they are, as in TAPAS, or brought to unit variance."),
                Parameter.choice("covariances", "no", List.of("no", "yes"), "Also the covariances of the connections to each region, one matrix a"
                        + " region, covariance-1 for the first: row and column are where the connections come from."),
                Parameter.integer("randomSeed", 1, 0, Integer.MAX_VALUE, "Sparse: start of the random numbers; the same gives the same result."));
    }

    @Override
    public List<Finding> check(RegionSeries series, Parameters parameters) {
        List<Finding> findings = new ArrayList<>(SeriesChecks.errors(series));
        if (!(series.trSeconds() > 0)) {
            findings.add(Finding.error("LS-EC-020", "The repetition time is " + series.trSeconds() + " s.", "Give the repetition time in seconds."));
        }
        return findings;
    }

    @Override
    public Outcome<DirectedCoupling> run(RegionSeries series, Parameters parameters, Execution execution) {
        List<Finding> errors = check(series, parameters);
        if (!errors.isEmpty()) {
            return Outcome.refused(errors);
        }
        StandardSeries standard = StandardSeries.of(series.series());
        boolean unit = parameters.text("scale").equals("unit");
        double[][] values = unit ? standard.values() : series.series();
        FrequencyRegression regression =
                FrequencyRegression.atRest(values, series.trSeconds(), parameters.real("filterStrength"), execution.part(0, 0.2));
        boolean sparse = parameters.text("variant").equals("sparse");
        List<RegionPosterior> posteriors = sparse ? sparse(regression, parameters, execution.part(0.2, 1))
                : rigid(regression, parameters, execution.part(0.2, 1));
        execution.progress().report(1, "inverted");
        boolean covariances = parameters.text("covariances").equals("yes");
        return Outcome.done(coupling(series, posteriors, regression, sparse, covariances), unit ? List.of() : scaleFindings(series, standard));
    }

    private static List<RegionPosterior> rigid(FrequencyRegression regression, Parameters parameters, Execution execution) {
        RigidInversion inversion = new RigidInversion(regression.regions().size(), parameters.integer("microtime"));
        List<SymmetricEigen> eigen = execution.parallel().map(regression.designs().size(), execution.progress(),
                d -> SymmetricEigen.of(regression.designs().get(d).gram()));
        return execution.parallel().map(regression.regions().size(), execution.progress(), k -> {
            FrequencyRegression.Region region = regression.regions().get(k);
            return inversion.invert(k, region, regression.designs().get(region.design()).count(), eigen.get(region.design()));
        });
    }

    private static List<RegionPosterior> sparse(FrequencyRegression regression, Parameters parameters, Execution execution) {
        SparseInversion inversion = new SparseInversion(regression.regions().size(), parameters.integer("microtime"),
                parameters.real("probability"), parameters.integer("restarts"));
        long seed = parameters.integer("randomSeed");
        return execution.parallel().map(regression.regions().size(), execution.progress(), k -> {
            FrequencyRegression.Region region = regression.regions().get(k);
            return inversion.invert(k, region, regression.designs().get(region.design()), new SplittableRandom(seed * 1_000_003 + k),
                    execution.progress());
        });
    }

    private static DirectedCoupling coupling(
            RegionSeries series, List<RegionPosterior> posteriors, FrequencyRegression regression, boolean sparse, boolean covariances) {
        int n = posteriors.size(), iterations = 0, fewest = Integer.MAX_VALUE;
        double[][] a = new double[n][], variance = new double[n][n], present = new double[n][];
        double freeEnergy = 0;
        for (int k = 0; k < n; k++) {
            RegionPosterior posterior = posteriors.get(k);
            a[k] = posterior.means();
            present[k] = posterior.present();
            for (int j = 0; j < n; j++) {
                variance[k][j] = posterior.covariance()[j][j];
            }
            freeEnergy += posterior.freeEnergy();
            iterations = Math.max(iterations, posterior.iterations());
            fewest = Math.min(fewest, regression.designs().get(regression.regions().get(k).design()).count());
        }
        Map<String, double[][]> further = new HashMap<>();
        if (sparse) {
            further.put("probability", present);
        }
        for (int k = 0; k < n && covariances; k++) {
            further.put("covariance-" + (k + 1), posteriors.get(k).covariance());
        }
        Map<String, Double> measures = new HashMap<>();
        measures.put("freeEnergy", freeEnergy);
        measures.put("iterations", (double) iterations);
        measures.put("fewestFrequencies", (double) fewest);
        return new DirectedCoupling(series.names(), a, variance, DirectedCoupling.POSTERIOR_VARIANCE, measures,
                further, List.of());
    }

    private static List<Finding> scaleFindings(RegionSeries series, StandardSeries standard) {
        int largest = 0, smallest = 0, offset = -1;
        double[] deviation = standard.deviations();
        for (int r = 0; r < deviation.length; r++) {
            largest = deviation[r] > deviation[largest] ? r : largest;
            smallest = deviation[r] < deviation[smallest] ? r : smallest;
            offset = Math.abs(standard.means()[r]) > deviation[r] ? r : offset;
        }
        List<Finding> findings = new ArrayList<>();
        if (deviation[largest] > UNEQUAL * deviation[smallest]) {
            findings.add(Finding.warning("LS-EC-014", String.format(Locale.ROOT, "Region %s varies %.0f times as much as region %s.",
                    series.names().get(largest), deviation[largest] / deviation[smallest], series.names().get(smallest)),
                    "Scale all regions alike, scale = unit does it; else rows and columns of the result are stripes of the scaling."));
        }
        if (offset >= 0) {
            findings.add(Finding.warning("LS-EC-015", "Region " + series.names().get(offset) + " has a mean larger than its fluctuations.",
                    "Remove the mean of each region first; it counts as signal of frequency zero."));
        }
        return findings;
    }
}

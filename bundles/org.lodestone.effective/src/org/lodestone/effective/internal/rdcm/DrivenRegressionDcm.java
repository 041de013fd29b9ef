package org.lodestone.effective.internal.rdcm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.effective.internal.series.SeriesChecks;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.effective.DirectedCoupling;
import org.lodestone.method.effective.DrivenConnectivityMethod;
import org.lodestone.method.effective.DrivenCoupling;
import org.lodestone.method.effective.DrivenSeries;

/**
 * Regression DCM of a run with stimuli, all connections and all stimuli present. Stimuli go through the fixed haemodynamic response; one
 * constant confound a region. Their influence is given as the published toolbox gives it: for an input of one step of the microtime.
 */
public final class DrivenRegressionDcm implements DrivenConnectivityMethod {

    private static final double CONFOUND_PRECISION = 1e-8;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.effective.driven-rdcm", "1", "Regression DCM with stimuli",
                "Effective connectivity of the whole brain in a task, and which region each stimulus drives.",
                "Fraessle 2017, NeuroImage 155:406, 10.1016/j.neuroimage.2017.02.090");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.real("filterStrength", 1, 0, 20, "How far a frequency has to stand out of the noise; 0 uses all frequencies."),
                Parameter.integer("microtime", FrequencyRegression.MICROTIME, 1, 64,
                        "Samples that count as one in the noise model: 16 as in TAPAS, 1 counts every sample."));
    }

    @Override
    public List<Finding> check(DrivenSeries input, Parameters parameters) {
        List<Finding> findings = new ArrayList<>(SeriesChecks.errors(input.series()));
        for (int u = 0; u < input.inputs().length; u++) {
            Optional<Finding> error = SeriesChecks.error(input.inputNames().get(u), input.inputs()[u]);
            error.map(f -> Finding.error("LS-EC-025", f.message().replace("Region", "Input"), "Leave the input out or repair it.")).ifPresent(findings::add);
        }
        return findings;
    }

    @Override
    public Outcome<DrivenCoupling> run(DrivenSeries input, Parameters parameters, Execution execution) {
        List<Finding> errors = check(input, parameters);
        if (!errors.isEmpty()) {
            return Outcome.refused(errors);
        }
        int n = input.series().names().size(), inputs = input.inputs().length, columns = n + inputs + 1;
        FrequencyRegression regression = FrequencyRegression.driven(input, parameters.real("filterStrength"), execution.part(0, 0.3));
        double divisor = parameters.integer("microtime");
        List<RegionPosterior> posteriors = execution.parallel().map(n, execution.progress(), k -> {
            double[] mean = new double[columns], precision = new double[columns];
            for (int c = 0; c < columns; c++) {
                precision[c] = c == k ? 8.0 * n : c < n ? n / 8.0 : c < n + inputs ? 1 : CONFOUND_PRECISION;
            }
            mean[k] = RigidInversion.SELF_MEAN;
            FrequencyRegression.Region region = regression.regions().get(k);
            return DenseInversion.invert(regression.designs().get(region.design()), region, divisor, mean, precision);
        });
        double[][] a = new double[n][n], variance = new double[n][n], c = new double[n][inputs], cVariance = new double[n][inputs];
        double freeEnergy = 0;
        for (int k = 0; k < n; k++) {
            RegionPosterior posterior = posteriors.get(k);
            freeEnergy += posterior.freeEnergy();
            for (int from = 0; from < n; from++) {
                a[k][from] = posterior.means()[from];
                variance[k][from] = posterior.covariance()[from][from];
            }
            for (int u = 0; u < inputs; u++) {
                c[k][u] = DrivenSeries.STEPS * posterior.means()[n + u];
                cVariance[k][u] = DrivenSeries.STEPS * DrivenSeries.STEPS * posterior.covariance()[n + u][n + u];
            }
        }
        Map<String, Double> measures = new HashMap<>(Map.of("freeEnergy", freeEnergy));
        execution.progress().report(1, "inverted");
        return Outcome.done(new DrivenCoupling(new DirectedCoupling(input.series().names(), a, variance, DirectedCoupling.POSTERIOR_VARIANCE,
                measures), input.inputNames(), c, cVariance));
    }
}

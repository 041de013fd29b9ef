package org.lodestone.effective.internal.spectraldcm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.effective.internal.series.SeriesChecks;
import org.lodestone.effective.internal.spectraldcm.LaplaceInversion.Result;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.effective.DirectedCoupling;
import org.lodestone.method.effective.EffectiveConnectivityMethod;
import org.lodestone.method.function.RegionSeries;
import org.lodestone.numerics.signal.LinearTrend;

/**
 * Spectral DCM of two to eight regions at rest. The coupling is the posterior mean of A in Hz, with self-inhibition on the diagonal; the
 * uncertainty its posterior variance. Further matrices: probability that a connection is there, coupling and variance of the model pruned
 * by Bayesian model reduction. Priors of coupling and haemodynamics are SPM's. Unlike SPM's Gaussian error of fixed size on spectra of an
 * autoregression, the likelihood is Whittle's on the periodogram, so that the width of the posterior follows from the length of the run;
 * amplitudes and colours of fluctuations and noise have wide priors.
 */
public final class SpectralDcm implements EffectiveConnectivityMethod {

    private static final int MOST_REGIONS = 8, FEWEST_FREQUENCIES = 8;
    private static final double SHARE_OF_NOISE = 0.1;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.effective.spectral-dcm", "1", "Spectral DCM",
                "Effective connectivity of up to eight regions at rest, with the haemodynamics of each region in the model.",
                "Friston 2014, NeuroImage 94:396, 10.1016/j.neuroimage.2013.12.009",
                "Friston 2007, NeuroImage 34:220 (variational Laplace), 10.1016/j.neuroimage.2006.08.035",
                "Friston 2011, NeuroImage 56:2089 (model reduction), 10.1016/j.neuroimage.2011.03.062",
                "Whittle 1953, Arkiv Matematik 2:423 (likelihood of spectra), 10.1007/BF02590998");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.real("lowHz", 1.0 / 128, 0.001, 1, "Lower edge of the band that is fitted (SPM: 1/128)."),
                Parameter.real("highHz", 0.1, 0.01, 5, "Upper edge of the band (SPM: 0.1)."),
                Parameter.real("couplingVariance", 1.0 / 16, 1e-4, 10,
                        "Prior variance of a connection; SPM's 1/64 pulls couplings of 0.3 Hz and more towards zero."),
                Parameter.real("haemodynamicVariance", 1.0 / 256, 1e-6, 1, "Prior variance of log transit, decay and epsilon (SPM: 1/256)."),
                Parameter.real("spectralVariance", 1, 1e-4, 10, "Prior variance of log amplitudes and exponents of fluctuations and noise."));
    }

    @Override
    public List<Finding> check(RegionSeries series, Parameters parameters) {
        List<Finding> findings = new ArrayList<>(SeriesChecks.errors(series));
        if (series.names().size() > MOST_REGIONS) {
            findings.add(Finding.error("LS-EC-016", "Spectral DCM of " + series.names().size() + " regions cannot be inverted well.",
                    "Choose at most " + MOST_REGIONS + " regions, or use regression DCM."));
        }
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
        int n = series.names().size();
        double[][] values = new double[n][];
        for (int r = 0; r < n; r++) {
            values[r] = series.series()[r].clone();
            LinearTrend.remove(values[r]);
        }
        CrossSpectra data = CrossSpectra.of(values, series.trSeconds(), parameters.real("lowHz"), parameters.real("highHz"));
        if (data.hz().length < Math.max(FEWEST_FREQUENCIES, n + 1)) {
            return Outcome.refused(Finding.error("LS-EC-017", "The run has only " + data.hz().length + " frequencies in the band.",
                    "Use a longer run or a wider band."));
        }
        SpectralModel model = new SpectralModel(n, data.hz());
        double[] mean = new double[model.parameters()], variance = new double[mean.length];
        priors(model, parameters, mean, variance);
        double scale = Math.sqrt(signalPower(model, mean) / data.meanPower());
        for (double[] row : values) {
            for (int t = 0; t < row.length; t++) {
                row[t] *= scale;
            }
        }
        CrossSpectra scaled = CrossSpectra.of(values, series.trSeconds(), parameters.real("lowHz"), parameters.real("highHz"));
        try {
            Result result = new LaplaceInversion(model, scaled, mean, variance).invert(mean, execution.progress());
            execution.progress().report(1, "inverted");
            return coupling(series, model, result, Gaussian.independent(mean, variance));
        } catch (ArithmeticException e) {
            return Outcome.refused(Finding.error("LS-EC-018", "The cross spectra of " + String.join(", ", series.names())
                    + " cannot be fitted: " + e.getMessage() + ".", "Leave out regions that are combinations of others."));
        }
    }

    private static void priors(SpectralModel model, Parameters parameters, double[] mean, double[] variance) {
        int n = model.regions();
        java.util.Arrays.fill(variance, parameters.real("spectralVariance"));
        for (int to = 0; to < n; to++) {
            for (int from = 0; from < n; from++) {
                mean[model.connection(to, from)] = to == from ? 0 : 1.0 / 128;
                variance[model.connection(to, from)] = parameters.real("couplingVariance");
            }
            variance[model.transit(to)] = parameters.real("haemodynamicVariance");
            variance[model.decay(to)] = parameters.real("haemodynamicVariance");
        }
        variance[model.epsilon()] = parameters.real("haemodynamicVariance");
        double noise = Math.log(SHARE_OF_NOISE * signalPower(model, mean));
        for (int r = 0; r < n; r++) {
            mean[model.own(r)] = noise;
        }
        mean[model.common()] = noise - 1;
    }

    /** Mean power over regions and frequencies that the prior predicts without noise. */
    private static double signalPower(SpectralModel model, double[] prior) {
        double[] p = prior.clone();
        p[model.common()] = -50;
        for (int r = 0; r < model.regions(); r++) {
            p[model.own(r)] = -50;
        }
        return new CrossSpectra(model.hz(), model.spectra(p)).meanPower();
    }

    private static Outcome<DirectedCoupling> coupling(RegionSeries series, SpectralModel model, Result result, Gaussian prior) {
        Hypothesis hypothesis = Hypothesis.of(model, result.posterior(), prior);
        int strong = 0, n = model.regions();
        for (int i = 0; i < n * n; i++) {
            double away = result.posterior().mean()[i] - prior.mean()[i];
            strong += away * away > 3 * 3 * prior.covariance()[i][i] ? 1 : 0;
        }
        Map<String, Double> measures = new HashMap<>();
        measures.put("freeEnergy", result.freeEnergy());
        measures.put("freeEnergyPruned", result.freeEnergy() + hypothesis.gain());
        measures.put("connectionsPruned", (double) hypothesis.removed().size());
        measures.put("frequencies", (double) model.hz().length);
        measures.put("iterations", (double) result.steps());
        measures.put("converged", result.converged() ? 1.0 : 0.0);
        List<Finding> findings = new ArrayList<>();
        if (!result.converged()) {
            findings.add(Finding.warning("LS-EC-019", "The inversion did not converge in " + result.steps() + " steps.",
                    "Read the result with care; fewer regions or a longer run may help."));
        }
        if (strong > 0) {
            findings.add(Finding.info("LS-EC-024", strong + " connection(s) lie more than three prior deviations from the prior."));
        }
        return Outcome.done(new DirectedCoupling(series.names(), model.coupling(result.posterior().mean()), variances(model, result.posterior()),
                DirectedCoupling.POSTERIOR_VARIANCE, measures, Map.of("probability", hypothesis.probability(),
                        "A-pruned", pruned(model, hypothesis), "variance-pruned", variances(model, hypothesis.pruned())), List.of()), findings);
    }

    private static double[][] pruned(SpectralModel model, Hypothesis hypothesis) {
        double[][] a = model.coupling(hypothesis.pruned().mean());
        for (int removed : hypothesis.removed()) {
            a[removed / model.regions()][removed % model.regions()] = 0;
        }
        return a;
    }

    /** Variance in Hz; that of the logarithmic diagonal by its slope. */
    private static double[][] variances(SpectralModel model, Gaussian posterior) {
        int n = model.regions();
        double[][] a = model.coupling(posterior.mean()), variance = new double[n][n];
        for (int to = 0; to < n; to++) {
            for (int from = 0; from < n; from++) {
                int c = model.connection(to, from);
                variance[to][from] = posterior.covariance()[c][c] * (to == from ? a[to][to] * a[to][to] : 1);
            }
        }
        return variance;
    }
}

package org.lodestone.connectivity.internal.cleaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lodestone.connectivity.internal.confound.ConfoundTable;
import org.lodestone.connectivity.internal.confound.MotionConfounds;
import org.lodestone.connectivity.internal.measure.RowStatistics;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.RefusedException;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.CleanRun;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.RunDenoising;
import org.lodestone.method.function.RunDenoisingInput;
import org.lodestone.method.function.VoxelSeries;

/**
 * Confounds, drift, frequencies outside a band and moved volumes leave in one orthogonal projection (Lindquist 2019). Moved volumes are
 * either a spike column each, which is exact, or filled from the spectrum of the others first (Power 2014) and zeroed afterwards; both
 * leave exact zeros. Single precision for series, double for the projection.
 */
public final class ProjectionDenoising implements RunDenoising {

    private static final double DRIFT_PERIOD_SECONDS = 128;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.denoising.single-projection", "1", "Single projection",
                "Removes confounds, drift, frequencies outside the band and moved volumes in one projection.",
                "Lindquist 2019, Human Brain Mapping 40:2358, 10.1002/hbm.24528",
                "Satterthwaite 2013, NeuroImage 64:240, 10.1016/j.neuroimage.2012.08.052",
                "Power 2014, NeuroImage 84:320, 10.1016/j.neuroimage.2013.08.048");
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(ConfoundChoice.parameters());
        all.add(Parameter.real("highPassHz", 0.01, 0, 0.2, "Lower edge of the band; 0 removes drift slower than 128 s only."));
        all.add(Parameter.real("lowPassHz", 0.1, 0, 1, "Upper edge of the band; 0 for none."));
        all.add(Parameter.real("censorAboveMm", 0.5, 0, 10,
                "Volumes with more framewise displacement (Power 2012) are taken out; 0 takes none out."));
        all.add(Parameter.integer("censorBefore", 0, 0, 5, "Volumes before a moved one that are taken out too; 1 in Power 2012."));
        all.add(Parameter.integer("censorAfter", 0, 0, 5, "Volumes after a moved one that are taken out too; 2 in Power 2012."));
        all.add(Parameter.choice("censoring", "spikes", List.of("spikes", "spectral"),
                "spikes: one column a volume; spectral: filled from the spectrum of the others before the projection (Power 2014)."));
        all.add(Parameter.integer("minimumDegreesOfFreedom", 15, 1, 1000,
                "What has to be left of the run after the projection; below, correlations say nothing."));
        return List.copyOf(all);
    }

    @Override
    public List<Finding> check(RunDenoisingInput input, Parameters parameters) {
        double high = parameters.real("lowPassHz"), low = parameters.real("highPassHz"), tr = input.series().trSeconds();
        return low >= 0.5 / tr || high > 0 && high <= low ? List.of(BandCheck.empty(low, high, tr)) : List.of();
    }

    @Override
    public Outcome<CleanRun> run(RunDenoisingInput input, Parameters parameters, Execution execution) {
        List<Finding> findings = new ArrayList<>(check(input, parameters));
        if (!findings.isEmpty()) {
            return Outcome.refused(findings);
        }
        try {
            return project(input, parameters, findings, execution);
        } catch (RefusedException e) {
            return Outcome.refused(e.findings());
        }
    }

    private static Outcome<CleanRun> project(
            RunDenoisingInput input, Parameters parameters, List<Finding> findings, Execution execution) {
        VoxelSeries series = input.series();
        int length = series.length(), rows = series.mask().count();
        double low = parameters.real("highPassHz"), tr = series.trSeconds();
        double high = parameters.real("lowPassHz") == 0 ? Double.POSITIVE_INFINITY : parameters.real("lowPassHz");
        ConfoundTable chosen = ConfoundChoice.choose(input.confounds(), parameters, findings);
        boolean[] censored = censored(input.confounds(), parameters, length);
        int out = count(censored);
        if (out > 0) {
            findings.add(Finding.info("LS-FUNC-011", String.format(Locale.ROOT,
                    "%d of %d volumes moved more than %.2f mm or lie beside one that did, and were taken out.", out, length,
                    parameters.real("censorAboveMm"))));
        }
        boolean spectral = parameters.text("censoring").equals("spectral");
        Confounds spikes = MotionConfounds.spikes(censored);
        ConfoundTable all = new ConfoundTable();
        all.addAll(chosen.toConfounds());
        all.addAll(spikes);
        Confounds regressed = all.toConfounds();
        float[] values = series.values().clone();
        RowStatistics statistics = RowStatistics.of(values, rows, length, tr, execution);
        Confounds used = regressed;
        if (spectral && length - out >= 3) {
            SpectralInterpolation.fill(values, rows, censored, execution);
            used = filled(chosen.toConfounds(), censored, execution);
        }
        BandProjection projection = BandProjection.of(length, tr, low == 0 ? 1 / DRIFT_PERIOD_SECONDS : low, high, used);
        findings.addAll(projection.findings());
        Finding tooShort = DegreesOfFreedom.check(projection.degreesOfFreedom() - (spectral ? out : 0),
                parameters.integer("minimumDegreesOfFreedom"), length, out, tr, low, high);
        if (tooShort != null) {
            findings.add(tooShort);
            return Outcome.refused(findings);
        }
        projection.apply(values, rows, execution);
        for (int t = 0; t < length; t++) {
            for (int v = 0; v < rows && censored[t]; v++) {
                values[v * length + t] = 0;
            }
        }
        return Outcome.done(new CleanRun(new VoxelSeries(series.mask(), length, tr, values), series.spread(statistics.mean()),
                series.spread(statistics.temporalSnr()), regressed), findings);
    }

    private static boolean[] censored(Confounds table, Parameters parameters, int length) {
        boolean[] censored = new boolean[length];
        double limit = parameters.real("censorAboveMm");
        double[] displacement = limit > 0 ? ConfoundChoice.displacement(table) : new double[0];
        for (int t = 0; t < displacement.length; t++) {
            if (displacement[t] > limit) {
                int last = Math.min(length - 1, t + parameters.integer("censorAfter"));
                for (int s = Math.max(0, t - parameters.integer("censorBefore")); s <= last; s++) {
                    censored[s] = true;
                }
            }
        }
        return censored;
    }

    private static int count(boolean[] censored) {
        int count = 0;
        for (boolean out : censored) {
            count += out ? 1 : 0;
        }
        return count;
    }

    /** Columns treated as the series are, so that what they explain stays explained. */
    private static Confounds filled(Confounds columns, boolean[] censored, Execution execution) {
        int length = censored.length;
        double[][] result = new double[columns.columns().length][];
        for (int c = 0; c < result.length; c++) {
            double[] centred = BandProjection.centred(columns.columns()[c]);
            double size = 0;
            for (double x : centred) {
                size = Math.max(size, Math.abs(x));
            }
            float[] row = new float[length];
            for (int t = 0; t < length; t++) {
                row[t] = size > 0 ? (float) (centred[t] / size) : 0;
            }
            SpectralInterpolation.fill(row, 1, censored, execution);
            result[c] = new double[length];
            for (int t = 0; t < length; t++) {
                result[c][t] = row[t];
            }
        }
        return new Confounds(columns.names(), result);
    }
}

package org.lodestone.connectivity.internal.cleaning;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.Confounds;
import org.lodestone.method.function.SeriesCleaning;
import org.lodestone.method.function.SeriesCleaningInput;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.numerics.linear.OrthonormalBasis;
import org.lodestone.numerics.signal.ButterworthBandPass;
import org.lodestone.numerics.signal.LinearTrend;

/**
 * The order of steps of nilearn's {@code clean}: detrend series and confounds, Butterworth band-pass of fifth order forward and backward
 * on both, then regression on the filtered confounds. For comparison with published results; {@link SingleProjection} is sharper and keeps
 * the ends.
 */
public final class FilterThenRegress implements SeriesCleaning {

    /** Here fewer are let through than elsewhere: this order of steps is for repeating what others did. */
    private static final int LEAST_FREEDOM = 3;
    private static final int USUAL_FREEDOM = 10;

    @Override
    public MethodInfo info() {
        return new MethodInfo("lodestone.cleaning.butterworth5", "1", "Butterworth, then regression",
                "Detrends, band-passes series and confounds with a fifth-order Butterworth filter forward and backward, then regresses.",
                List.of("Abraham 2014, Frontiers in Neuroinformatics 8:14, 10.3389/fninf.2014.00014",
                        "Lindquist 2019, Human Brain Mapping 40:2358, 10.1002/hbm.24528"), -1);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("highPassHz", 0.01, 1e-4, 10, "Lower edge of the band."),
                Parameter.real("lowPassHz", 0.1, 1e-3, 10, "Upper edge of the band."),
                Parameter.integer("order", 5, 1, 10, "Order of the filter."));
    }

    @Override
    public List<Finding> check(SeriesCleaningInput input, Parameters parameters) {
        VoxelSeries series = input.series();
        double low = parameters.real("highPassHz"), high = parameters.real("lowPassHz");
        if (!(low < high && high < 0.5 / series.trSeconds())) {
            return List.of(BandCheck.empty(low, high, series.trSeconds()));
        }
        int padding = 3 * (2 * parameters.integer("order") + 1);
        return series.length() > padding ? List.of() : List.of(Finding.error("LS-FUNC-006",
                "The run has " + series.length() + " volumes; the filter needs more than " + padding + ".", "Give a longer run."));
    }

    @Override
    public Outcome<VoxelSeries> run(SeriesCleaningInput input, Parameters parameters, Execution execution) {
        List<Finding> findings = new ArrayList<>(check(input, parameters));
        if (!findings.isEmpty()) {
            return Outcome.refused(findings);
        }
        VoxelSeries series = input.series();
        ButterworthBandPass filter = new ButterworthBandPass(parameters.integer("order"), parameters.real("highPassHz"),
                parameters.real("lowPassHz"), 1 / series.trSeconds());
        Confounds confounds = input.confounds();
        double[][] filtered = new double[confounds.columns().length][];
        for (int c = 0; c < filtered.length; c++) {
            filtered[c] = unit(filter.apply(detrended(BandProjection.centred(confounds.columns()[c]))),
                    BandProjection.centred(confounds.columns()[c]));
        }
        OrthonormalBasis nuisance = OrthonormalBasis.of(filtered, 1e-6);
        if (!nuisance.dropped().isEmpty()) {
            findings.add(Finding.info("LS-FUNC-022", "Confounds that are constant or that the others explain were left out: "
                    + String.join(", ", nuisance.dropped().stream().map(confounds.names()::get).toList()) + "."));
        }
        double low = parameters.real("highPassHz"), high = parameters.real("lowPassHz"), tr = series.trSeconds();
        int left = (int) Math.floor(2 * series.length() * tr * (high - low)) - nuisance.rank();
        Finding tooShort = DegreesOfFreedom.check(left, LEAST_FREEDOM, series.length(), 0, tr, low, high);
        if (tooShort != null) {
            findings.add(tooShort);
            return Outcome.refused(findings);
        }
        if (left < USUAL_FREEDOM) {
            findings.add(Finding.warning("LS-FUNC-023", "About " + left + " degrees of freedom are left after cleaning: a correlation of 0.6"
                    + " comes by chance.", "Scan longer, or regress out fewer confounds."));
        }
        LinearTimeMap map = new LinearTimeMap(series.length(), impulse -> {
            double[] response = filter.apply(detrended(impulse));
            nuisance.removeFrom(response);
            return response;
        });
        float[] cleaned = map.apply(series.values(), series.mask().count(), execution);
        return Outcome.done(new VoxelSeries(series.mask(), series.length(), series.trSeconds(), cleaned), findings);
    }

    private static double[] detrended(double[] values) {
        LinearTrend.remove(values);
        return values;
    }

    /** The filtered column at length one, or zeros when the filter left nothing of it but rounding. */
    private static double[] unit(double[] filtered, double[] before) {
        double size = 0, size0 = 0;
        for (int t = 0; t < filtered.length; t++) {
            size += filtered[t] * filtered[t];
            size0 += before[t] * before[t];
        }
        double factor = size > 1e-18 * size0 ? 1 / Math.sqrt(size) : 0;
        for (int t = 0; t < filtered.length; t++) {
            filtered[t] *= factor;
        }
        return filtered;
    }
}

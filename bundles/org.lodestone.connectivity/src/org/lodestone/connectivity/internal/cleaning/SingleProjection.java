package org.lodestone.connectivity.internal.cleaning;

import java.util.ArrayList;
import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.SeriesCleaning;
import org.lodestone.method.function.SeriesCleaningInput;
import org.lodestone.method.function.VoxelSeries;

/** Cleaning of prepared series by {@link BandProjection}: band-pass, trend and confounds in one projection. */
public final class SingleProjection implements SeriesCleaning {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.cleaning.cosine", "1", "Single projection",
                "Removes trend, confounds and all cosine functions outside the band in one regression.",
                "Lindquist 2019, Human Brain Mapping 40:2358, 10.1002/hbm.24528");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("highPassHz", 0.01, 0, 10, "Lower edge of the band; 0 removes the mean and a straight line only."),
                Parameter.real("lowPassHz", 0.1, 0, 10, "Upper edge of the band; 0 for none."),
                Parameter.integer("minimumDegreesOfFreedom", 10, 1, 1000,
                        "What has to be left of the run after the projection; with 10 a correlation of 0.6 still comes by chance."));
    }

    @Override
    public List<Finding> check(SeriesCleaningInput input, Parameters parameters) {
        double low = parameters.real("highPassHz"), high = parameters.real("lowPassHz"), tr = input.series().trSeconds();
        return low >= 0.5 / tr || high > 0 && high <= low ? List.of(BandCheck.empty(low, high, tr)) : List.of();
    }

    @Override
    public Outcome<VoxelSeries> run(SeriesCleaningInput input, Parameters parameters, Execution execution) {
        List<Finding> findings = new ArrayList<>(check(input, parameters));
        if (!findings.isEmpty()) {
            return Outcome.refused(findings);
        }
        VoxelSeries series = input.series();
        double low = parameters.real("highPassHz");
        double high = parameters.real("lowPassHz") == 0 ? Double.POSITIVE_INFINITY : parameters.real("lowPassHz");
        BandProjection projection = BandProjection.of(series.length(), series.trSeconds(), low, high, input.confounds());
        findings.addAll(projection.findings());
        Finding tooShort = DegreesOfFreedom.check(projection.degreesOfFreedom(), parameters.integer("minimumDegreesOfFreedom"),
                series.length(), 0, series.trSeconds(), low, high);
        if (tooShort != null) {
            findings.add(tooShort);
            return Outcome.refused(findings);
        }
        float[] values = series.values().clone();
        projection.apply(values, series.mask().count(), execution);
        return Outcome.done(new VoxelSeries(series.mask(), series.length(), series.trSeconds(), values), findings);
    }
}

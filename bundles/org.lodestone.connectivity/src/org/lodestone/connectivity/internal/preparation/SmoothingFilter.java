package org.lodestone.connectivity.internal.preparation;

import java.util.List;
import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.SeriesFilter;
import org.lodestone.method.function.VoxelSeries;

/** {@link MaskedSmoothing} as a step of its own. */
public final class SmoothingFilter implements SeriesFilter {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.series.smoothing", "1", "Smoothing", "Gaussian smoothing within the brain.");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("fwhmMm", 4, 0, 12, "Full width at half maximum; 0 for none."));
    }

    @Override
    public Outcome<VoxelSeries> run(VoxelSeries series, Parameters parameters, Execution execution) {
        float[] smooth = MaskedSmoothing.apply(series.mask(), series.values(), series.length(), parameters.real("fwhmMm"), execution);
        return Outcome.done(new VoxelSeries(series.mask(), series.length(), series.trSeconds(), smooth));
    }
}

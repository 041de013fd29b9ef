package org.lodestone.connectivity.internal.preparation;

import java.util.List;
import java.util.Locale;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.SeriesFilter;
import org.lodestone.method.function.VoxelSeries;

/** {@link Despiking} as a step of its own. */
public final class DespikeFilter implements SeriesFilter {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.series.despike", "1", "Despiking",
                "Pulls single wild values towards the smooth course, by 3dDespike's rule.",
                "Cox 1996, Computers and Biomedical Research 29:162, 10.1006/cbmr.1996.0014");
    }

    @Override
    public Outcome<VoxelSeries> run(VoxelSeries series, Parameters parameters, Execution execution) {
        float[] values = series.values().clone();
        double moved = Despiking.apply(values, series.mask().count(), series.length(), execution);
        return Outcome.done(new VoxelSeries(series.mask(), series.length(), series.trSeconds(), values), List.of(Finding.info(
                "LS-FUNC-013", String.format(Locale.ROOT, "%.2f %% of all values were despiked.", 100 * moved))));
    }
}

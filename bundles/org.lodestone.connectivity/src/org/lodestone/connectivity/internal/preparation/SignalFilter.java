package org.lodestone.connectivity.internal.preparation;

import java.util.List;
import java.util.Locale;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.SeriesFilter;
import org.lodestone.method.function.VoxelSeries;

/** {@link SignalMask} as a step of its own. */
public final class SignalFilter implements SeriesFilter {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.series.signal", "1", "Drop-out",
                "Leaves out voxels without signal: drop-out near the sinuses, the border of the field of view.");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.real("minimumSignal", 0.2, 0, 0.9,
                "Voxels below this share of the brain's median signal count as drop-out and are left out."));
    }

    @Override
    public Outcome<VoxelSeries> run(VoxelSeries series, Parameters parameters, Execution execution) {
        SingleInterpolation.Rows rows = SignalMask.apply(new SingleInterpolation.Rows(series.mask(), series.values().clone()),
                parameters.real("minimumSignal"), series.length());
        int before = series.mask().count(), after = rows.mask().count();
        if (after == 0) {
            return Outcome.refused(Finding.error("LS-FUNC-009", "The run holds no changing signal in the brain.",
                    "Check that this is a functional run, and that its mask or T1w scan is of the same person."));
        }
        List<Finding> findings = before == after ? List.of() : List.of(Finding.info("LS-FUNC-016", String.format(Locale.ROOT,
                "%d of %d voxels have no signal and are left out.", before - after, before)));
        return Outcome.done(new VoxelSeries(rows.mask(), series.length(), series.trSeconds(), rows.values()), findings);
    }
}

package org.lodestone.connectivity.internal.explore;

import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.SeedExploration;
import org.lodestone.method.function.SeedExplorer;
import org.lodestone.method.function.VoxelSeries;

/** Standardises a run once; afterwards a map is one pass over it. */
public final class InstantMaps implements SeedExploration {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.exploration.instant", "1", "Instant seed maps", "Seed correlations that follow the cross-hair.",
                "Cox 1996, Computers and Biomedical Research 29:162, 10.1006/cbmr.1996.0014");
    }

    @Override
    public Outcome<SeedExplorer> run(VoxelSeries series, Parameters parameters, Execution execution) {
        if (series.mask().count() == 0 || series.length() < 3) {
            return Outcome.refused(Finding.error("LS-FUNC-041", "There are no time series to explore.", "Prepare a run first."));
        }
        return Outcome.done(StandardisedRun.of(series, execution));
    }
}

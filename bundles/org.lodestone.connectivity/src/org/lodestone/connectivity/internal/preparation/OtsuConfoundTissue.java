package org.lodestone.connectivity.internal.preparation;

import org.lodestone.core.Execution;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.ConfoundMasks;
import org.lodestone.method.function.ConfoundTissue;
import org.lodestone.method.structure.BrainScan;

/** {@link TissueMasks} as a step of its own. */
public final class OtsuConfoundTissue implements ConfoundTissue {

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.confounds.otsu-tissue", "1", "Tissue for confounds",
                "Deep white matter and ventricular fluid by two thresholds of the T1w intensities.",
                "Otsu 1979, IEEE Transactions on Systems, Man, and Cybernetics 9:62, 10.1109/TSMC.1979.4310076");
    }

    @Override
    public Outcome<ConfoundMasks> run(BrainScan scan, Parameters parameters, Execution execution) {
        TissueMasks found = TissueMasks.find(scan.t1w(), scan.brain(), execution);
        return Outcome.done(new ConfoundMasks(found.whiteMatter(), found.fluid()));
    }
}

package org.lodestone.method.effective;

import java.util.List;

/**
 * Directed coupling of regions and what stimuli do to them.
 *
 * @param coupling between regions
 * @param inputNames of the stimuli
 * @param influence of each stimulus on each region, {@code [region][input]}. Handed over: must not be modified any more.
 * @param influenceVariance posterior variance of it. Handed over: must not be modified any more.
 */
public record DrivenCoupling(DirectedCoupling coupling, List<String> inputNames, double[][] influence, double[][] influenceVariance) {

    /** Copies the names. */
    public DrivenCoupling {
        inputNames = List.copyOf(inputNames);
    }
}

package org.lodestone.method.effective;

import java.util.List;
import org.lodestone.method.function.RegionSeries;

/**
 * Series of regions in a run with stimuli.
 *
 * @param series of the regions
 * @param inputNames of the stimuli
 * @param inputs {@code [input][step]}: one value a volume, or sixteen a volume. Handed over: must not be modified any more.
 */
public record DrivenSeries(RegionSeries series, List<String> inputNames, double[][] inputs) {

    /** Steps of a finely sampled input in one volume. */
    public static final int STEPS = 16;

    /** Checks the lengths and copies the names. */
    public DrivenSeries {
        inputNames = List.copyOf(inputNames);
        int volumes = series.series()[0].length;
        if (inputNames.size() != inputs.length) {
            throw new IllegalArgumentException(inputNames.size() + " names for " + inputs.length + " inputs");
        }
        for (double[] input : inputs) {
            if (input.length != volumes && input.length != STEPS * volumes) {
                throw new IllegalArgumentException("an input of " + input.length + " steps for " + volumes + " volumes");
            }
        }
    }
}

package org.lodestone.phantom.run;

import java.util.Arrays;

/**
 * When each slice of a volume is excited.
 *
 * @param offsetsSeconds after the start of the volume, one a slice. Copied.
 */
public record SliceSchedule(double[] offsetsSeconds) {

    /** Copies the offsets. */
    public SliceSchedule {
        offsetsSeconds = offsetsSeconds.clone();
    }

    /**
     * Interleaved ascending as Siemens scanners do: the odd slices (counted from 1) first, unless their number is even: then the even ones
     * first.
     *
     * @param slices number of slices
     * @param trSeconds time between volumes, filled evenly
     * @return the schedule
     */
    public static SliceSchedule interleaved(int slices, double trSeconds) {
        double[] offsets = new double[slices];
        int first = slices % 2 == 0 ? 1 : 0;
        int order = 0;
        for (int start : new int[] {first, 1 - first}) {
            for (int slice = start; slice < slices; slice += 2) {
                offsets[slice] = order++ * trSeconds / slices;
            }
        }
        return new SliceSchedule(offsets);
    }

    /** @return a copy of the offsets */
    @Override
    public double[] offsetsSeconds() {
        return offsetsSeconds.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SliceSchedule schedule && Arrays.equals(offsetsSeconds, schedule.offsetsSeconds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(offsetsSeconds);
    }
}

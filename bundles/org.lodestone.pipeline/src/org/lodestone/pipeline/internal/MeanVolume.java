package org.lodestone.pipeline.internal;

import org.lodestone.core.Execution;
import org.lodestone.image.Interpolation;
import org.lodestone.image.Resampling;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;
import org.lodestone.method.function.HeadMotion;

/** The motion-corrected mean of a run in the space of its reference volume, from a few volumes spread over it: enough for coregistration. */
final class MeanVolume {

    private static final int VOLUMES = 20;

    private MeanVolume() {
    }

    static Volume of(Series run, HeadMotion motion, Execution execution) {
        int count = Math.min(VOLUMES, run.length());
        float[] mean = new float[(int) run.grid().size()];
        for (int n = 0; n < count; n++) {
            int t = (int) ((long) n * run.length() / count);
            float[] moved = Resampling.resample(
                    run.volume(t), run.grid(), motion.toVolume(t), Interpolation.LINEAR, 0, execution).toFloats();
            for (int v = 0; v < mean.length; v++) {
                mean[v] += moved[v] / count;
            }
        }
        return Volume.of(run.grid(), mean);
    }
}

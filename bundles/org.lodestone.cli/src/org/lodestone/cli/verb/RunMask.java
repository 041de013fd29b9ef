package org.lodestone.cli.verb;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.RefusedException;
import org.lodestone.image.Mask;
import org.lodestone.image.Series;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodRegistry;

/** Which voxels of a run are looked at. */
final class RunMask {

    private static final double SHARE_OF_BRIGHTEST = 0.2;
    /** Intensities are positive; a run with more negative values than this was freed of its mean. */
    private static final double NEGATIVE_SHARE = 0.01;

    private RunMask() {
    }

    /**
     * @param file a mask on the grid of the run, if one was given
     * @param run whole volumes
     * @param name of the run, for refusals
     * @param findings receives a warning when the mask lies beside the head for the most part
     * @return its voxels; without a file those with signal
     * @throws RefusedException when the mask misses the head
     */
    static Mask of(Optional<Path> file, Series run, Path name, MethodRegistry methods, List<Finding> findings, Execution execution) {
        Mask signal = withSignal(run);
        Mask inside = file.map(path -> Mask.above(RunFile.volumeLike(path, run, methods, execution), 0)).orElse(signal);
        int seen = inside.and(signal).count();
        if (seen == 0) {
            throw new RefusedException(Finding.error("LS-FC-011", file.map(path -> "The mask " + path.getFileName() + " holds no voxel of ")
                    .orElse("There is no signal in ") + name + (file.isPresent() ? " that has signal." : "."),
                    "Give a mask above 0 where the brain is."));
        }
        if (2 * seen < inside.count()) {
            findings.add(Finding.warning("LS-FC-021", String.format(java.util.Locale.ROOT, "Only %.0f %% of the mask has signal in %s.",
                    100.0 * seen / inside.count(), name.getFileName()), "Make sure that the mask was made on this run."));
        }
        return inside;
    }

    /** Voxels whose first volume is above a fifth of its brightest hundredth; of a run without its mean those that change. */
    static Mask withSignal(Series run) {
        Volume first = run.volume(0);
        float[] values = first.toFloats();
        int negative = 0;
        for (float value : values) {
            negative += value < 0 ? 1 : 0;
        }
        if (negative <= NEGATIVE_SHARE * values.length) {
            return bright(first);
        }
        float[] middle = run.volume(run.length() / 2).toFloats(), last = run.volume(run.length() - 1).toFloats();
        return Mask.where(run.grid(), v -> values[v] != middle[v] || values[v] != last[v]);
    }

    /** Voxels above a fifth of the brightest hundredth. */
    static Mask bright(Volume volume) {
        float[] values = volume.toFloats();
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        double limit = SHARE_OF_BRIGHTEST * sorted[(int) (0.99 * (sorted.length - 1))];
        return Mask.where(volume.grid(), v -> values[v] > limit);
    }
}

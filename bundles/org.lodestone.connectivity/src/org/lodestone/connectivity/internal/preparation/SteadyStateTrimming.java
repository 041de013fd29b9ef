package org.lodestone.connectivity.internal.preparation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.image.Series;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.RunTrimming;

/**
 * Leaves out a given number of volumes, or as many as are brighter than the rest of the run: before the magnetisation is steady the whole
 * image is brighter. A volume counts as unsteady when its mean lies more than 3.5 robust deviations (modified z, Iglewicz 1993, as in
 * fMRIPrep) and half a percent above the median of the run; the first steady volume ends the search.
 */
public final class SteadyStateTrimming implements RunTrimming {

    private static final double LIMIT = 3.5;
    private static final double LEAST_EXCESS = 0.005;
    private static final double MODIFIED = 0.6745;
    private static final int LONGEST = 10;
    private static final int LEAST_VOLUMES = 10;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.trimming.steady-state", "1", "Dummy scans",
                "Leaves out the volumes before the signal is steady.",
                "Esteban 2019, Nature Methods 16:111, 10.1038/s41592-018-0235-4");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.integer("dropVolumes", -1, -1, 100, "Volumes left out at the start; -1 finds out how many are unsteady."));
    }

    @Override
    public Outcome<Series> run(Series run, Parameters parameters, Execution execution) {
        int asked = parameters.integer("dropVolumes");
        int drop = asked >= 0 ? asked : unsteady(run, execution);
        if (run.length() - drop < LEAST_VOLUMES) {
            return Outcome.refused(Finding.error("LS-FUNC-001", "The run has " + run.length() + " volumes, of which "
                    + Math.max(0, run.length() - drop) + " are left after dropping the first ones.", "Give a run of at least five minutes."));
        }
        if (drop == 0) {
            return Outcome.done(run);
        }
        Series rest = new Series(run.grid(), run.length() - drop, run.trSeconds(),
                run.voxels().slice(drop * run.grid().size(), (run.length() - drop) * run.grid().size()));
        return Outcome.done(rest, List.of(Finding.info("LS-FUNC-015", String.format(Locale.ROOT,
                asked >= 0 ? "The first %d volumes were left out." : "The first %d volumes were not steady yet and were left out.", drop))));
    }

    /** How many volumes at the start are brighter than the run. */
    private static int unsteady(Series run, Execution execution) {
        int size = (int) run.grid().size();
        double[] means = new double[run.length()];
        execution.parallel().forRanges(run.length(), 1, execution.progress(), (start, end) -> {
            float[] volume = new float[size];
            for (int t = start; t < end; t++) {
                run.voxels().read((long) t * size, volume, 0, size);
                double sum = 0;
                for (float value : volume) {
                    sum += value;
                }
                means[t] = sum / size;
            }
        });
        double median = median(means);
        double spread = median(Arrays.stream(means).map(m -> Math.abs(m - median)).toArray());
        int count = 0;
        while (count < Math.min(LONGEST, means.length) && means[count] - median > LEAST_EXCESS * Math.abs(median)
                && MODIFIED * (means[count] - median) > LIMIT * spread) {
            count++;
        }
        return count;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return (sorted[n / 2] + sorted[(n - 1) / 2]) / 2;
    }
}

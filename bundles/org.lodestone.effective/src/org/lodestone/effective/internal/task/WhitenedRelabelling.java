package org.lodestone.effective.internal.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.image.LabelMap;
import org.lodestone.image.Mask;
import org.lodestone.image.filter.Components;
import org.lodestone.image.filter.Neighbourhood;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.task.RelabelledMaxima;
import org.lodestone.method.task.RelabellingTest;
import org.lodestone.method.task.TaskModelInput;

/**
 * Largest t and largest cluster of relabelled runs. Signal and design are whitened by each voxel's AR(1) coefficient; what the design
 * explains apart from the contrast is removed (Freedman and Lane 1983); the rest is given random signs, or its volumes are shuffled, the
 * same way in all voxels, and the contrast is fitted again. Exact to the order of the whitening; single precision.
 */
public final class WhitenedRelabelling implements RelabellingTest {

    private static final int BATCH = 16;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.inference.relabelling", "1", "Relabelled runs",
                "Fits the run again with random signs or shuffled volumes to see how large the largest t gets by chance.",
                "Freedman 1983, Journal of Business and Economic Statistics 1:292",
                "Winkler 2014, NeuroImage 92:381, 10.1016/j.neuroimage.2014.01.060");
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(FirstLevelModel.PARAMETERS);
        all.add(Parameter.integer("relabellings", 500, 20, 100000, "How many, the true labelling included."));
        all.add(Parameter.choice("kind", "sign-flip", List.of("sign-flip", "permutation"),
                "sign-flip assumes symmetric noise, permutation assumes exchangeable volumes."));
        all.add(Parameter.real("clusterFormingP", 0.001, 1e-6, 0.5, "Single-voxel probability that forms clusters."));
        all.add(Parameter.integer("randomSeed", 1, 0, Integer.MAX_VALUE, "Start of the random numbers; the same gives the same result."));
        return List.copyOf(all);
    }

    @Override
    public Outcome<RelabelledMaxima> run(TaskModelInput input, Parameters parameters, Execution execution) {
        if (input.contrasts().size() != 1 || !input.contrasts().getFirst().isT()) {
            return Outcome.refused(Finding.error("LS-GLM-060", "Relabelled runs answer one t contrast at a time.",
                    "Ask for each contrast alone; F contrasts have no relabelling."));
        }
        SignalRows signal = SignalRows.of(input.series(), parameters.text("scaling").equals("percent"), execution.part(0, 0.05));
        if (signal.rows().length == 0) {
            return Outcome.refused(Finding.error("LS-GLM-030", "No voxel can be modelled.", "Check the mask and the run."));
        }
        NoiseBins bins = parameters.text("noise").equals("ols") ? NoiseBins.white(signal.rows().length)
                : NoiseBins.of(signal, WhitenedDesign.of(input.design(), input.contrasts(), 0), execution.part(0.05, 0.1));
        RelabelledBins voxels = RelabelledBins.of(input, signal, bins, execution.part(0.1, 0.15));
        int count = parameters.integer("relabellings"), length = input.design().volumes();
        Heights heights = Heights.of(input.contrasts().getFirst(), length - input.design().names().size());
        double forming = heights.statistic(parameters.real("clusterFormingP"));
        Mask mask = signal.mask();
        int[] where = mask.indices();
        double[] largest = new double[count];
        int[] extent = new int[count];
        SplittableRandom random = new SplittableRandom(parameters.integer("randomSeed"));
        boolean flips = parameters.text("kind").equals("sign-flip");
        for (int from = 0; from < count; from += BATCH) {
            execution.progress().report(0.15 + 0.85 * from / count, "relabelling");
            List<Relabelling> batch = new ArrayList<>();
            for (int b = from; b < Math.min(count, from + BATCH); b++) {
                Relabelling drawn = flips ? Relabelling.flips(length, random) : Relabelling.shuffle(length, random);
                batch.add(b == 0 ? Relabelling.identity(length) : drawn);
            }
            float[][] t = voxels.statistics(batch, execution.part(0.15, 1));
            int first = from;
            execution.parallel().forRanges(batch.size(), 1, execution.progress(), (start, end) -> {
                for (int b = start; b < end; b++) {
                    largest[first + b] = largest(t[b]);
                    extent[first + b] = extent(t[b], where, mask, forming);
                }
            });
        }
        Arrays.sort(largest);
        Arrays.sort(extent);
        execution.progress().report(1, "relabelled");
        return Outcome.done(new RelabelledMaxima(flips ? "sign flips" : "permutations", largest, extent, forming));
    }

    private static double largest(float[] t) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float value : t) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    private static int extent(float[] t, int[] where, Mask mask, double forming) {
        java.util.BitSet above = new java.util.BitSet((int) mask.grid().size());
        for (int n = 0; n < t.length; n++) {
            if (t[n] >= forming) {
                above.set(where[n]);
            }
        }
        if (above.isEmpty()) {
            return 0;
        }
        LabelMap labels = Components.label(new Mask(mask.grid(), above), Neighbourhood.CORNERS);
        int size = 0;
        for (int v = above.nextSetBit(0); v >= 0; v = above.nextSetBit(v + 1)) {
            size += labels.labels()[v] == 1 ? 1 : 0;
        }
        return size;
    }
}

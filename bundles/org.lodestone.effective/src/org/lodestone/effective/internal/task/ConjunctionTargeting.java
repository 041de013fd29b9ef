package org.lodestone.effective.internal.task;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.core.Vec3;
import org.lodestone.core.plan.TargetCandidate;
import org.lodestone.image.Mask;
import org.lodestone.image.filter.Components;
import org.lodestone.image.filter.Neighbourhood;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.target.TargetingInput;
import org.lodestone.method.target.TargetingMethod;

/**
 * Where the task's response and the anticorrelation with the seed are both strong. Voxels of the search region are ranked by t and by -r;
 * the lower of the two ranks counts (a minimum statistic, so that neither map can make up for the other); of the best tenth the largest
 * connected part is taken, and its centre, moved to the nearest voxel of the part. Ranks need no common scale of t and r.
 */
public final class ConjunctionTargeting implements TargetingMethod {

    private static final String ID = "lodestone.targeting.task-conjunction";

    @Override
    public MethodInfo info() {
        return MethodInfo.of(ID, "1", "Task and connectivity together",
                "Centre of the largest cluster where a task contrast is high and the seed is anticorrelated.",
                "Nichols 2005, NeuroImage 25:653, 10.1016/j.neuroimage.2004.12.005");
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(FirstLevelModel.PARAMETERS.subList(0, 1));
        all.add(Parameter.real("percent", 10, 1, 100, "Share of the voxels with both effects that is kept."));
        return List.copyOf(all);
    }

    @Override
    public Outcome<List<TargetCandidate>> run(TargetingInput input, Parameters parameters, Execution execution) {
        if (input.connectivity().isEmpty()) {
            return Outcome.refused(Finding.error("LS-TASK-005", "The method needs a connectivity map beside the task run.",
                    "Compute the seed correlation first."));
        }
        float[] r = input.connectivity().get().r().toFloats();
        return TaskField.of(input, parameters.text("noise"), execution).then(field -> {
            int[] voxels = IntStream.of(field.mask().indices()).filter(v -> field.t()[v] > 0 && r[v] < 0).toArray();
            if (voxels.length == 0) {
                return Outcome.refused(Finding.error("LS-TASK-006",
                        "No voxel of the search region has both a task response and an anticorrelation with the seed.",
                        "Use the task peak or the connectivity target."));
            }
            double[] score = lower(ranks(voxels, v -> field.t()[v]), ranks(voxels, v -> -r[v]));
            List<Integer> order = IntStream.range(0, voxels.length).boxed()
                    .sorted(Comparator.comparingDouble((Integer n) -> -score[n]).thenComparing(n -> n)).toList();
            int kept = Math.max(1, (int) Math.round(voxels.length * parameters.real("percent") / 100));
            BitSet best = new BitSet();
            order.subList(0, kept).forEach(n -> best.set(voxels[n]));
            int[] part = Components.largest(new Mask(field.mask().grid(), best), Neighbourhood.CORNERS).indices();
            Vec3 sum = Vec3.ZERO;
            for (int voxel : part) {
                sum = sum.plus(field.centre(voxel));
            }
            Vec3 middle = sum.times(1.0 / part.length);
            int target = IntStream.of(part).boxed().min(Comparator.comparingDouble((Integer v) -> field.centre(v).distance(middle))
                    .thenComparing(v -> v)).orElseThrow();
            return Outcome.done(List.of(field.candidate(ID, target, field.centre(target), r[target],
                    part.length * field.mask().grid().voxelVolumeMm3())));
        });
    }

    private static double[] lower(double[] a, double[] b) {
        double[] lower = new double[a.length];
        for (int n = 0; n < a.length; n++) {
            lower[n] = Math.min(a[n], b[n]);
        }
        return lower;
    }

    /** Rank of each voxel, 0 for the lowest value to 1 for the highest; ties in memory order. */
    private static double[] ranks(int[] voxels, IntToDoubleFunction value) {
        Integer[] order = IntStream.range(0, voxels.length).boxed().toArray(Integer[]::new);
        java.util.Arrays.sort(order, Comparator.comparingDouble((Integer n) -> value.applyAsDouble(voxels[n])).thenComparing(n -> n));
        double[] ranks = new double[voxels.length];
        for (int place = 0; place < order.length; place++) {
            ranks[order[place]] = voxels.length == 1 ? 1 : place / (voxels.length - 1.0);
        }
        return ranks;
    }
}

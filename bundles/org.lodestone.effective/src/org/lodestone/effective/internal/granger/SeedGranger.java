package org.lodestone.effective.internal.granger;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameter;
import org.lodestone.core.Parameters;
import org.lodestone.effective.internal.granger.VoxelPair.Direction;
import org.lodestone.effective.internal.series.FullBand;
import org.lodestone.effective.internal.series.SeriesChecks;
import org.lodestone.image.Volume;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.effective.SeedCausality;
import org.lodestone.method.effective.SeedCausalityInput;
import org.lodestone.method.effective.SeedCausalityMaps;
import org.lodestone.method.function.VoxelSeries;
import org.lodestone.numerics.statistics.Distributions;
import org.lodestone.numerics.statistics.FalseDiscovery;

/** Bivariate Granger causality between a seed and every voxel, both ways. */
public final class SeedGranger implements SeedCausality {

    private static final int VOXELS_AT_ONCE = 256;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.effective.seed-granger", "1", "Granger causality of a seed",
                "What a seed drives and what drives it, voxel by voxel. Haemodynamic delays differ between regions and can reverse a direction.",
                "Geweke 1982, J Am Stat Assoc 77:304, 10.1080/01621459.1982.10477803",
                "Hamilton 2011, Mol Psychiatry 16:763 (seed to voxel), 10.1038/mp.2010.46",
                "Chen 2009, Proc Intl Soc Mag Reson Med 17 (signed paths)");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.integer("order", 1, 1, 20, "How many past time points; 1 is usual at a TR of 2 s."));
    }

    @Override
    public Outcome<SeedCausalityMaps> run(SeedCausalityInput input, Parameters parameters, Execution execution) {
        VoxelSeries series = input.series();
        int order = parameters.integer("order"), count = series.mask().count(), length = series.length();
        if (length - 3 * order - 1 < 2) {
            return Outcome.refused(Finding.error("LS-EC-006", "Order " + order + " needs more than the " + length + " time points there are.",
                    "Use a lower order or a longer run."));
        }
        double[] seed = new double[length];
        for (int t = 0; t < length; t++) {
            seed[t] = input.seed()[t];
        }
        Optional<Finding> error = SeriesChecks.error("seed", seed);
        if (error.isPresent()) {
            return Outcome.refused(error.get());
        }
        float[][] maps = new float[5][count];
        double[] there = new double[count], back = new double[count];
        VoxelPair pair = new VoxelPair(input.seed(), order);
        int freedom = pair.freedom();
        execution.parallel().forRanges(count, VOXELS_AT_ONCE, execution.progress(), (start, end) -> {
            VoxelPair own = pair.copy();
            for (int v = start; v < end; v++) {
                Direction[] both = own.at(series.values(), v * length);
                maps[0][v] = (float) both[0].geweke();
                maps[1][v] = (float) both[1].geweke();
                maps[2][v] = (float) (both[0].geweke() - both[1].geweke());
                maps[3][v] = (float) both[0].path();
                maps[4][v] = (float) both[1].path();
                there[v] = Distributions.fisherTail(both[0].f(), order, freedom);
                back[v] = Distributions.fisherTail(both[1].f(), order, freedom);
            }
        });
        List<Finding> findings = List.of(Finding.info("LS-EC-009", "Granger causality of BOLD sees haemodynamic delays too: a region whose "
                + "response is slower seems to be driven. Read a direction as a hint, not as proof (David 2008; Webb 2013)."));
        return Outcome.done(new SeedCausalityMaps(series.spread(maps[0]), series.spread(maps[1]), series.spread(maps[2]),
                series.spread(maps[3]), series.spread(maps[4]), probabilities(series, there), probabilities(series, back), order,
                List.of(FullBand.gate(new double[][] {centred(seed)}))), findings);
    }

    private static double[] centred(double[] seed) {
        double mean = Arrays.stream(seed).average().orElse(0);
        return Arrays.stream(seed).map(value -> value - mean).toArray();
    }

    private static Volume probabilities(VoxelSeries series, double[] p) {
        double[] q = FalseDiscovery.adjust(p);
        float[] volume = new float[(int) series.grid().size()];
        Arrays.fill(volume, 1);
        int[] voxels = series.mask().indices();
        for (int v = 0; v < voxels.length; v++) {
            volume[voxels[v]] = (float) q[v];
        }
        return Volume.of(series.grid(), volume);
    }
}

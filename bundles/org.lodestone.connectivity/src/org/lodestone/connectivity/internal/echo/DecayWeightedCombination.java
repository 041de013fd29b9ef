package org.lodestone.connectivity.internal.echo;

import java.util.List;
import java.util.Locale;
import org.lodestone.core.Execution;
import org.lodestone.core.Finding;
import org.lodestone.core.Outcome;
import org.lodestone.core.Parameters;
import org.lodestone.image.FloatVoxels;
import org.lodestone.image.Series;
import org.lodestone.method.MethodInfo;
import org.lodestone.method.function.EchoCombination;
import org.lodestone.method.function.EchoInput;

/**
 * Sums echoes with the weight {@code TE exp(-TE / T2*)} (Posse 1999), T2* of each voxel by a straight line through the logarithms of the
 * mean signal of each echo. The weights of a voxel are the same in all volumes, so a run is combined before it is realigned; T2* is held
 * between 5 and 500 ms, and a voxel without decay (air, vessels) gets the mean weight of all echoes. Single precision.
 */
public final class DecayWeightedCombination implements EchoCombination {

    private static final double SHORTEST = 0.005;
    private static final double LONGEST = 0.5;
    private static final int VOXELS_AT_ONCE = 4096;

    @Override
    public MethodInfo info() {
        return MethodInfo.of("lodestone.echoes.decay-weighted", "1", "T2*-weighted combination of echoes",
                "Weights each echo by what its decay time leaves of the contrast.",
                "Posse 1999, Magnetic Resonance in Medicine 42:87, 10.1002/(SICI)1522-2594(199907)42:1<87::AID-MRM13>3.0.CO;2-O",
                "Lynch 2020, Cell Reports 33:108540, 10.1016/j.celrep.2020.108540");
    }

    @Override
    public Outcome<Series> run(EchoInput input, Parameters parameters, Execution execution) {
        Series first = input.echoes().getFirst();
        int size = Math.toIntExact(first.grid().size()), length = first.length(), echoes = input.echoes().size();
        float[][] means = new float[echoes][size];
        for (int e = 0; e < echoes; e++) {
            mean(input.echoes().get(e), means[e], execution);
        }
        float[][] weights = weights(means, input.echoSeconds(), size, execution);
        float[] combined = new float[Math.multiplyExact(size, length)];
        execution.parallel().forRanges(length, 1, execution.progress(), (start, end) -> {
            float[] volume = new float[size];
            for (int t = start; t < end; t++) {
                for (int e = 0; e < echoes; e++) {
                    input.echoes().get(e).voxels().read((long) t * size, volume, 0, size);
                    for (int v = 0; v < size; v++) {
                        combined[t * size + v] += weights[e][v] * volume[v];
                    }
                }
            }
        });
        return Outcome.done(new Series(first.grid(), length, first.trSeconds(), new FloatVoxels(combined)), List.of(Finding.info("LS-FUNC-018",
                String.format(Locale.ROOT, "%d echoes were combined.", echoes))));
    }

    private static void mean(Series run, float[] mean, Execution execution) {
        execution.parallel().forRanges(mean.length, VOXELS_AT_ONCE, execution.progress(), (start, end) -> {
            float[] part = new float[end - start];
            double[] sum = new double[end - start];
            for (int t = 0; t < run.length(); t++) {
                run.voxels().read((long) t * mean.length + start, part, 0, part.length);
                for (int v = 0; v < part.length; v++) {
                    sum[v] += part[v];
                }
            }
            for (int v = 0; v < sum.length; v++) {
                mean[start + v] = (float) (sum[v] / run.length());
            }
        });
    }

    private static float[][] weights(float[][] means, List<Double> times, int size, Execution execution) {
        int echoes = means.length;
        float[][] weights = new float[echoes][size];
        double middle = times.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        execution.parallel().forRanges(size, VOXELS_AT_ONCE, execution.progress(), (start, end) -> {
            double[] weight = new double[echoes];
            for (int v = start; v < end; v++) {
                double xy = 0, xx = 0, total = 0;
                for (int e = 0; e < echoes; e++) {
                    double x = times.get(e) - middle;
                    xy += x * Math.log(Math.max(means[e][v], 1e-6));
                    xx += x * x;
                }
                double decay = Math.clamp(-xx / Math.min(xy, -1e-12), SHORTEST, LONGEST);
                for (int e = 0; e < echoes; e++) {
                    weight[e] = times.get(e) * Math.exp(-times.get(e) / decay);
                    total += weight[e];
                }
                for (int e = 0; e < echoes; e++) {
                    weights[e][v] = (float) (means[0][v] > 0 ? weight[e] / total : 1.0 / echoes);
                }
            }
        });
        return weights;
    }
}
